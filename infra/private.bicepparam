using 'main.bicep'

param environmentName = 'private'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param privateNetworking = true
param cosmosMaxThroughput = 4000
param alwaysReadyInstances = 1
param readers = {
  humanResources: readEnvironmentVariable('ADVOCACY_HR_GROUP', '')
}
param options = {
  Advocacy__Selection__TimeZone: 'Europe/Paris'
}
