// The Functions app on Flex Consumption. It signs in to everything by its identities.
import { textsType } from 'types.bicep'

@maxLength(60)
param name string
param location string
param tags textsType
param subnetId string?
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int
param appIdentityName string
param hostIdentityName string
param hostAccountName string
param packageContainer string
param cosmosEndpoint string
param blobEndpoint string
param queueEndpoint string
param vaultUri string
param pseudonymKeyVersion string
param insightsName string
param options textsType

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: appIdentityName
}

resource host 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: hostIdentityName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${app.id}': {}
      '${host.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Over HTTP it is asked for orchestrations alone, with the host's system key; its deployment comes over the same name.
    publicNetworkAccess: subnetId == null ? 'Enabled' : 'Disabled'
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: app.id
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: host.id }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0
          ? []
          : [{ name: 'function:IngestEvents', instanceCount: alwaysReadyInstances }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(options, {
      AzureWebJobsStorage__accountName: hostAccountName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: host.properties.clientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${app.properties.clientId}'
      // DefaultAzureCredential takes this one of the two identities.
      AZURE_CLIENT_ID: app.properties.clientId
      Advocacy__cosmosAccountUri: cosmosEndpoint
      Advocacy__blobServiceUri: blobEndpoint
      Advocacy__queueServiceUri: queueEndpoint
      Advocacy__credential: 'managedidentity'
      Advocacy__clientId: app.properties.clientId
      Advocacy__Privacy__PseudonymKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/pseudonym-key${empty(pseudonymKeyVersion) ? '' : '/${pseudonymKeyVersion}'})'
      Advocacy__Selection__Key: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/selection-key)'
    })
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output id string = site.id
output name string = site.name
