// A network of its own: a subnet for the app, one for the private endpoints, and the names by which it finds them.
import { textsType } from 'types.bicep'

param environmentName string
param zoneNames string[]
param location string
param tags textsType

resource group 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'nsg-advocacy-${environmentName}'
  location: location
  tags: tags
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-advocacy-${environmentName}'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/24'] }
  }

  resource app 'subnets' = {
    name: 'app'
    properties: {
      addressPrefix: '10.20.0.0/26'
      networkSecurityGroup: { id: group.id }
      // Flex Consumption asks for this delegation.
      delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }]
    }
  }

  resource endpoints 'subnets' = {
    name: 'endpoints'
    properties: {
      addressPrefix: '10.20.0.64/26'
      networkSecurityGroup: { id: group.id }
      privateEndpointNetworkPolicies: 'Enabled'
    }
    dependsOn: [app]
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in zoneNames: {
    parent: zones[i]
    name: 'advocacy'
    location: 'global'
    tags: tags
    properties: {
      virtualNetwork: { id: network.id }
      registrationEnabled: false
    }
  }
]

output appSubnetId string = network::app.id
output endpointsSubnetId string = network::endpoints.id
