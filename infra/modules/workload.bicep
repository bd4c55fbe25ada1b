// What is in the resource group.
import { readersType, signInType, textsType } from 'types.bicep'

param environmentName string
param location string
param tags textsType
param privateNetworking bool
param readers readersType
param alertEmails string[]
param cosmosMaxThroughput int
param cosmosAccountName string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int
param logRetentionDays int
param modelMaxAgeDays int
param monthlyBudget int
param budgetStart string
param vaultMode string
param pseudonymKeyVersion string
param isLocked bool
param options textsType
param signIn signInType

var appIdentityName = 'id-advocacy-${environmentName}-app'
var hostIdentityName = 'id-advocacy-${environmentName}-host'
var insightsName = 'appi-advocacy-${environmentName}'
// Names that may not be long.
var shortName = take(environmentName, 12)
var suffix = uniqueString(subscription().id, resourceGroup().id, environmentName)

// As many as there are kinds of endpoints; targets name them by their place.
var zoneNames = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  'privatelink.documents.azure.com'
  'privatelink.vaultcore.azure.net'
  'privatelink.azurewebsites.net'
]

// What is reached over private endpoints, and the zone in which its name stands.
var targets = [
  { name: 'data-blob', of: 'data', group: 'blob', zone: zoneNames[0] }
  { name: 'data-queue', of: 'data', group: 'queue', zone: zoneNames[1] }
  { name: 'host-blob', of: 'host', group: 'blob', zone: zoneNames[0] }
  { name: 'host-queue', of: 'host', group: 'queue', zone: zoneNames[1] }
  { name: 'host-table', of: 'host', group: 'table', zone: zoneNames[2] }
  { name: 'cosmos', of: 'cosmos', group: 'Sql', zone: zoneNames[3] }
  { name: 'vault', of: 'vault', group: 'vault', zone: zoneNames[4] }
  // Its deployment and the orchestrations' addresses.
  { name: 'app', of: 'app', group: 'sites', zone: zoneNames[5] }
]

module identities 'identities.bicep' = {
  params: {
    appName: appIdentityName
    hostName: hostIdentityName
    location: location
    tags: tags
  }
}

module monitoring 'monitoring.bicep' = {
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    retentionDays: logRetentionDays
    insightsName: insightsName
    appIdentityName: appIdentityName
    engineersGroup: readers.?engineers
  }
  dependsOn: [identities]
}

module network 'network.bicep' = if (privateNetworking) {
  params: {
    environmentName: environmentName
    zoneNames: zoneNames
    location: location
    tags: tags
  }
}

module data 'data.bicep' = {
  params: {
    name: 'stadv${suffix}'
    location: location
    tags: tags
    isPrivate: privateNetworking
    isLocked: isLocked
    appIdentityName: appIdentityName
    readers: readers
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [identities]
}

module host 'host.bicep' = {
  params: {
    name: 'sthost${suffix}'
    location: location
    tags: tags
    isPrivate: privateNetworking
    hostIdentityName: hostIdentityName
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [identities]
}

module cosmos 'cosmos.bicep' = {
  params: {
    name: empty(cosmosAccountName) ? 'cosmos-advocacy-${shortName}-${suffix}' : cosmosAccountName
    location: location
    tags: tags
    isPrivate: privateNetworking
    isLocked: isLocked
    maxThroughput: cosmosMaxThroughput
    appIdentityName: appIdentityName
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [identities]
}

module vault 'vault.bicep' = {
  params: {
    name: 'kv-adv-${suffix}'
    mode: vaultMode
    location: location
    tags: tags
    isPrivate: privateNetworking
    isLocked: isLocked
    appIdentityName: appIdentityName
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [identities]
}

module endpoints 'endpoint.bicep' = [
  for target in targets: if (privateNetworking) {
    params: {
      name: target.name
      location: location
      tags: tags
      subnetId: network!.outputs.endpointsSubnetId
      targetId: target.of == 'data'
        ? data.outputs.id
        : target.of == 'host'
            ? host.outputs.id
            : target.of == 'cosmos' ? cosmos.outputs.id : target.of == 'vault' ? vault.outputs.id : functions.outputs.id
      group: target.group
      zoneName: target.zone
    }
  }
]

module functions 'functions.bicep' = {
  params: {
    name: 'func-advocacy-${shortName}-${suffix}'
    location: location
    tags: tags
    subnetId: privateNetworking ? network!.outputs.appSubnetId : null
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
    appIdentityName: appIdentityName
    hostIdentityName: hostIdentityName
    hostAccountName: host.outputs.name
    packageContainer: host.outputs.packageContainer
    cosmosEndpoint: cosmos.outputs.endpoint
    blobEndpoint: data.outputs.blobEndpoint
    queueEndpoint: data.outputs.queueEndpoint
    vaultUri: vault.outputs.uri
    pseudonymKeyVersion: pseudonymKeyVersion
    insightsName: insightsName
    options: options
    readers: readers
    signIn: signIn
  }
  dependsOn: [identities]
}

module alerts 'alerts.bicep' = {
  params: {
    location: location
    tags: tags
    emails: alertEmails
    workspaceId: monitoring.outputs.workspaceId
    cosmosId: cosmos.outputs.id
    modelMaxAgeDays: modelMaxAgeDays
    monthlyBudget: monthlyBudget
    budgetStart: budgetStart
  }
}

output functionAppName string = functions.outputs.name
output pages string = empty(signIn.?client) ? '' : empty(signIn.?address) ? functions.outputs.address : signIn.address!
output appAddress string = functions.outputs.address
output appIdentity string = functions.outputs.identity
output keyVaultName string = vault.outputs.name
output powerBiSource string = data.outputs.blobEndpoint
