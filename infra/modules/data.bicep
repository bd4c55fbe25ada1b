// The storage account of people's data: queues, and a container for each who reads it.
import { readersType, textsType } from 'types.bicep'

@minLength(3)
@maxLength(24)
param name string
param location string
param tags textsType
param isPrivate bool
param isLocked bool
param appIdentityName string
param readers readersType
param workspaceId string

var blobContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
// Of the account's settings and the names of its containers, of nothing in them: Power BI lists containers before it opens one.
var reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7'
var queueContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var queueSender = 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'

var queues = ['events', 'erasure-requests', 'collection']
var containers = [
  'reports'
  'lists'
  'operations'
  'audit'
  'directory'
  'accounts'
  'models'
  'leases'
  'bad-rows'
  'claims'
]

var grants = concat(
  empty(readers.?marketing) ? [] : [{ container: 'reports', group: readers.marketing!, role: blobReader }],
  empty(readers.?humanResources)
    ? []
    : map(
        ['lists', 'directory'],
        container => { container: container, group: readers.humanResources!, role: blobContributor }
      ),
  empty(readers.?auditors) ? [] : [{ container: 'audit', group: readers.auditors!, role: blobReader }],
  empty(readers.?engineers) ? [] : [{ container: 'operations', group: readers.engineers!, role: blobContributor }]
)

resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: appIdentityName
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: isPrivate ? 'Deny' : 'Allow', bypass: 'None' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 7 }
      containerDeleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource container 'containers' = [
      for container in containers: {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queue in flatten(map(queues, queue => [queue, '${queue}-poison'])): {
        name: queue
      }
    ]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'taken-in'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: {
                blobTypes: ['blockBlob']
                prefixMatch: ['operations/drop/done/', 'operations/drop/failed/', 'operations/drop/word/']
              }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
          {
            name: 'in-passing'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['claims/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
    dependsOn: [blobs]
  }
}

// The program writes everywhere but into the directory of names, which it only reads.
resource appGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, i) in containers: {
    name: guid(account.id, container, app.id)
    scope: account::blobs::container[i]
    properties: {
      principalId: app.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        container == 'directory' ? blobReader : blobContributor
      )
    }
  }
]

resource readerGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for grant in grants: {
    name: guid(account.id, grant.container, grant.group, grant.role)
    scope: account::blobs::container[indexOf(containers, grant.container)]
    properties: {
      principalId: grant.group
      principalType: 'Group'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', grant.role)
    }
  }
]

resource listGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(readers.?marketing)) {
  name: guid(account.id, readers.?marketing ?? '', reader)
  scope: account
  properties: {
    principalId: readers.marketing!
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', reader)
  }
}

resource queueGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, app.id, queueContributor)
  scope: account
  properties: {
    principalId: app.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueContributor)
  }
}

resource erasures 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' existing = {
  name: '${account.name}/default/erasure-requests'
}

resource erasureGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(readers.?auditors)) {
  name: guid(account.id, 'erasure-requests', readers.?auditors ?? '', queueSender)
  scope: erasures
  properties: {
    principalId: readers.auditors!
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueSender)
  }
}

resource blobLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::blobs
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource queueLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: account::queueService
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (isLocked) {
  name: 'keep'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds lists, models and the audit.' }
}

output id string = account.id
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
