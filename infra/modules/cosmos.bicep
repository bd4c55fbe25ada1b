// Cosmos DB: people, what they did, and content. Nothing is looked up but by id, so nothing is indexed.
import { textsType } from 'types.bicep'

@minLength(3)
@maxLength(44)
param name string
param location string
param tags textsType
param isPrivate bool
param isLocked bool
param maxThroughput int
param appIdentityName string
param workspaceId string

var dataContributor = '00000000-0000-0000-0000-000000000002'
var containers = [
  { name: 'people', partitionKey: '/id' }
  { name: 'activity', partitionKey: '/partition' }
  { name: 'shares', partitionKey: '/id' }
  { name: 'contents', partitionKey: '/id' }
  { name: 'settings', partitionKey: '/id' }
]

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: appIdentityName
}

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: maxThroughput == 0 ? [{ name: 'EnableServerless' }] : []
    // Who writes and then looks must see what others wrote before (functions/Advocacy.Stores/Cosmos/CosmosDatabase.cs).
    consistencyPolicy: { defaultConsistencyLevel: 'BoundedStaleness', maxIntervalInSeconds: 5, maxStalenessPrefix: 10 }
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
  }

  resource database 'sqlDatabases' = {
    name: 'advocacy'
    properties: {
      resource: { id: 'advocacy' }
      options: maxThroughput == 0 ? {} : { autoscaleSettings: { maxThroughput: maxThroughput } }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container.name
        properties: {
          resource: {
            id: container.name
            partitionKey: { kind: 'Hash', version: 2, paths: [container.partitionKey] }
            indexingPolicy: {
              indexingMode: 'consistent'
              automatic: true
              includedPaths: []
              excludedPaths: [{ path: '/*' }]
            }
          }
        }
      }
    ]
  }

  resource grant 'sqlRoleAssignments' = {
    name: guid(account.id, app.id, dataContributor)
    properties: {
      principalId: app.properties.principalId
      roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
      scope: '${account.id}/dbs/${database.name}'
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'ControlPlaneRequests', enabled: true }]
    metrics: [{ category: 'Requests', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds people and what they did.' }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
