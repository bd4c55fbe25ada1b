// What somebody is told of; RUNBOOK.md says what each means and what to do first.
import { textsType } from 'types.bicep'

param location string
param tags textsType
param emails string[]
param workspaceId string
param cosmosId string
param modelMaxAgeDays int
param monthlyBudget int
param budgetStart string

type alertType = {
  name: string
  severity: int
  description: string
  query: string
  window: string
  @description('Whether it is the want of rows that is told.')
  isSilence: bool?
}

var queries alertType[] = [
  {
    name: 'poison'
    severity: 1
    description: 'Messages failed too often and lie in a poison queue.'
    query: 'AppMetrics | where Name == "advocacy.messages.poisoned" | where Max > 0'
    window: 'PT30M'
  }
  {
    name: 'backlog'
    severity: 2
    description: 'What was seen is stored more than two hours later.'
    query: 'AppMetrics | where Name == "advocacy.ingest.lag" | summarize Lag = sum(Sum) / sum(ItemCount) by bin(TimeGenerated, 15m) | where Lag > 7200'
    window: 'PT1H'
  }
  {
    name: 'failed'
    severity: 2
    description: 'A function failed.'
    query: 'AppMetrics | where Name == "advocacy.functions.calls" | where tostring(Properties.outcome) == "failed" | where tostring(Properties.function) !in ("IngestEvents", "EraseEmployee", "CollectPart")'
    window: 'PT1H'
  }
  {
    name: 'bad-rows'
    severity: 3
    description: 'More than a twentieth of the rows could not be taken in.'
    query: 'AppMetrics | where Name in ("advocacy.rows.bad", "advocacy.events.merged") | summarize Bad = sumif(Sum, Name == "advocacy.rows.bad"), Merged = sumif(Sum, Name == "advocacy.events.merged") | where Bad > 20 and Bad > 0.05 * (Bad + Merged)'
    window: 'PT1H'
  }
  {
    name: 'old-model'
    severity: 3
    description: 'No model is young enough.'
    query: 'AppMetrics | where Name == "advocacy.model.age" | summarize Age = max(Max) | where Age > ${modelMaxAgeDays}'
    window: 'P1D'
  }
  {
    name: 'drift'
    severity: 3
    description: 'People are not any more what the model learned from.'
    query: 'AppTraces | where Message has "features drifted"'
    window: 'P1D'
  }
  {
    name: 'silent'
    severity: 1
    description: 'No function has run for an hour, though timers start some every quarter of an hour.'
    query: 'AppMetrics | where Name == "advocacy.functions.calls" | where tostring(Properties.function) in ("RetryPoison", "CollectEngagement")'
    window: 'PT1H'
    isSilence: true
  }
  {
    name: 'stalled'
    severity: 2
    description: 'No day was closed for two days.'
    query: 'AppMetrics | where Name == "advocacy.model.age"'
    window: 'P2D'
    isSilence: true
  }
]

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-advocacy'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'advocacy'
    enabled: true
    emailReceivers: [for (email, i) in emails: { name: 'email-${i}', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alert in queries: {
    name: 'advocacy-${alert.name}'
    location: location
    tags: tags
    properties: {
      displayName: 'Advocacy: ${alert.name}'
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: contains(['P1D', 'P2D'], alert.window) ? 'P1D' : 'PT15M'
      windowSize: alert.window
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: (alert.?isSilence ?? false) ? 'LessThan' : 'GreaterThan'
            threshold: (alert.?isSilence ?? false) ? 1 : 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      // Of what is looked at once a day Azure cannot tell that it is over.
      autoMitigate: !contains(['P1D', 'P2D'], alert.window)
      // A table that nothing was written to yet does not exist.
      skipQueryValidation: true
      actions: { actionGroups: [team.id] }
    }
  }
]

resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'advocacy-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'Cosmos DB refuses more than a hundred requests in five minutes for want of request units.'
    severity: 2
    enabled: true
    scopes: [cosmosId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'throttled'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.DocumentDB/databaseAccounts'
          metricName: 'TotalRequests'
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 100
          dimensions: [{ name: 'StatusCode', operator: 'Include', values: ['429'] }]
        }
      ]
    }
    actions: [{ actionGroupId: team.id }]
  }
}

resource budget 'Microsoft.Consumption/budgets@2023-11-01' = if (monthlyBudget > 0) {
  name: 'advocacy'
  properties: {
    category: 'Cost'
    amount: monthlyBudget
    timeGrain: 'Monthly'
    timePeriod: { startDate: budgetStart }
    notifications: {
      most: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactGroups: [team.id]
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactGroups: [team.id]
      }
    }
  }
}
