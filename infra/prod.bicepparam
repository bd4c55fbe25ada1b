using 'main.bicep'

// A group that is not named reads nothing.
var marketing = readEnvironmentVariable('ADVOCACY_MARKETING_GROUP', '')
var humanResources = readEnvironmentVariable('ADVOCACY_HR_GROUP', '')
var auditors = readEnvironmentVariable('ADVOCACY_AUDITORS_GROUP', '')
var engineers = readEnvironmentVariable('ADVOCACY_ENGINEERS_GROUP', '')
var alertEmail = readEnvironmentVariable('ADVOCACY_ALERT_EMAIL', '')

param environmentName = 'prod'
param location = readEnvironmentVariable('AZURE_LOCATION', 'westeurope')
param readers = {
  marketing: empty(marketing) ? null : marketing
  humanResources: empty(humanResources) ? null : humanResources
  auditors: empty(auditors) ? null : auditors
  engineers: empty(engineers) ? null : engineers
}
param alertEmails = empty(alertEmail) ? [] : [alertEmail]
param logRetentionDays = 90
param monthlyBudget = 200
param budgetStart = readEnvironmentVariable('ADVOCACY_BUDGET_START', '2026-12-01')
param maximumInstanceCount = 100
