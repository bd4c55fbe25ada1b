using 'main.bicep'

var alertEmail = readEnvironmentVariable('ADVOCACY_ALERT_EMAIL', '')

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
// A group that is not named reads nothing.
param readers = {
  marketing: readEnvironmentVariable('ADVOCACY_MARKETING_GROUP', '')
  humanResources: readEnvironmentVariable('ADVOCACY_HR_GROUP', '')
  auditors: readEnvironmentVariable('ADVOCACY_AUDITORS_GROUP', '')
  engineers: readEnvironmentVariable('ADVOCACY_ENGINEERS_GROUP', '')
}
param alertEmails = empty(alertEmail) ? [] : [alertEmail]
param logRetentionDays = 90
param monthlyBudget = 200
param budgetStart = readEnvironmentVariable('ADVOCACY_BUDGET_START', '')
param isLocked = bool(readEnvironmentVariable('ADVOCACY_LOCKED', 'true'))
param vaultMode = readEnvironmentVariable('ADVOCACY_VAULT_MODE', 'default')
param cosmosAccountName = readEnvironmentVariable('ADVOCACY_COSMOS_ACCOUNT', '')
param pseudonymKeyVersion = readEnvironmentVariable('ADVOCACY_PSEUDONYM_KEY_VERSION', '')
param maximumInstanceCount = 100
param signIn = {
  client: readEnvironmentVariable('ADVOCACY_SIGN_IN_CLIENT', '')
  address: readEnvironmentVariable('ADVOCACY_ADDRESS', '')
  contact: readEnvironmentVariable('ADVOCACY_CONTACT', '')
}
