using 'main.bicep'

var humanResources = readEnvironmentVariable('ADVOCACY_HR_GROUP', '')

param environmentName = 'private'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param privateNetworking = true
param cosmosMaxThroughput = 4000
param alwaysReadyInstances = 1
param readers = {
  humanResources: empty(humanResources) ? null : humanResources
}
param options = {
  Advocacy__Selection__TimeZone: 'Europe/Paris'
}
