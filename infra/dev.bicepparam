using 'main.bicep'

param environmentName = 'dev'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param vaultMode = readEnvironmentVariable('ADVOCACY_VAULT_MODE', 'default')
param cosmosAccountName = readEnvironmentVariable('ADVOCACY_COSMOS_ACCOUNT', '')
param pseudonymKeyVersion = readEnvironmentVariable('ADVOCACY_PSEUDONYM_KEY_VERSION', '')
