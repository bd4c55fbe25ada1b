using 'main.bicep'

param environmentName = 'private'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param vaultMode = readEnvironmentVariable('ADVOCACY_VAULT_MODE', 'default')
param cosmosAccountName = readEnvironmentVariable('ADVOCACY_COSMOS_ACCOUNT', '')
param pseudonymKeyVersion = readEnvironmentVariable('ADVOCACY_PSEUDONYM_KEY_VERSION', '')
param privateNetworking = true
param isLocked = bool(readEnvironmentVariable('ADVOCACY_LOCKED', 'true'))
param cosmosMaxThroughput = 4000
param alwaysReadyInstances = 1
param readers = {
  humanResources: readEnvironmentVariable('ADVOCACY_HR_GROUP', '')
}
param options = {
  Advocacy__Selection__TimeZone: 'Europe/Paris'
}
param signIn = {
  client: readEnvironmentVariable('ADVOCACY_SIGN_IN_CLIENT', '')
  address: readEnvironmentVariable('ADVOCACY_ADDRESS', '')
  contact: readEnvironmentVariable('ADVOCACY_CONTACT', '')
}
