-- Reads the events, takes each (source, id) once, keeps the largest counter of a share and day, and stores it all, a table a kind.
CREATE TEMP TABLE event AS
SELECT DISTINCT ON (source, id) type, time, data
FROM read_json('$input', format = 'newline_delimited', columns = {
    id: 'VARCHAR', source: 'VARCHAR', type: 'VARCHAR', time: 'TIMESTAMPTZ',
    data: 'STRUCT("employeeId" VARCHAR, department VARCHAR, team VARCHAR, country VARCHAR, language VARCHAR, "hiredOn" DATE,
        networks STRUCT(network VARCHAR, followers BIGINT)[], "answeredOn" DATE, synergy INTEGER, antagonism INTEGER, "digitalCulture" INTEGER,
        "companyLink" INTEGER, "ownInterest" INTEGER, granted BOOLEAN, "at" TIMESTAMPTZ, "contentId" VARCHAR, campaign VARCHAR, topic VARCHAR, kind VARCHAR,
        "publishedAt" TIMESTAMPTZ, url VARCHAR, "shareId" VARCHAR, network VARCHAR, "sharedAt" TIMESTAMPTZ, mentions VARCHAR[], "observedAt" TIMESTAMPTZ,
        impressions BIGINT, reactions BIGINT, comments BIGINT, reshares BIGINT, clicks BIGINT)'});
CREATE TABLE employee AS SELECT data."employeeId" AS employee_id, time AS recorded_at, data.department, data.team, data.country, data.language, data."hiredOn" AS hired_on
    FROM event WHERE type = 'advocacy.employee.v1';
CREATE TABLE followers AS SELECT data."employeeId" AS employee_id, time AS at, unnest(data.networks, recursive := true) FROM event WHERE type = 'advocacy.employee.v1';
CREATE TABLE survey AS SELECT data."employeeId" AS employee_id, data."answeredOn" AS answered_on, max_by({'synergy': data.synergy, 'antagonism': data.antagonism,
    'digitalCulture': data."digitalCulture", 'companyLink': data."companyLink", 'ownInterest': data."ownInterest"}, time) AS answers
    FROM event WHERE type = 'advocacy.survey.v1' GROUP BY ALL;
CREATE TABLE consent AS SELECT data."employeeId" AS employee_id, data."at", min(data.granted) AS granted FROM event WHERE type = 'advocacy.consent.v1' GROUP BY ALL;
CREATE TABLE content AS SELECT data."contentId" AS content_id, max_by({'campaign': data.campaign, 'topic': data.topic, 'kind': data.kind, 'language': data.language,
    'publishedAt': data."publishedAt", 'url': data.url}, time) AS content FROM event WHERE type = 'advocacy.content.v1' GROUP BY ALL;
CREATE TABLE share AS SELECT data."employeeId" AS employee_id, data."shareId" AS share_id, max_by({'network': data.network, 'sharedAt': data."sharedAt",
    'contentId': data."contentId", 'url': data.url}, time) AS share FROM event WHERE type = 'advocacy.share.v1' GROUP BY ALL;
CREATE TABLE mention AS SELECT DISTINCT data."employeeId" AS by_employee_id, data."shareId" AS share_id, unnest(data.mentions) AS employee_id, data."sharedAt" AS at
    FROM event WHERE type = 'advocacy.share.v1';
CREATE TABLE engagement AS SELECT data."shareId" AS share_id, CAST(data."observedAt" AS DATE) AS day, max(data.impressions) AS impressions, max(data.reactions) AS reactions,
    max(data.comments) AS comments, max(data.reshares) AS reshares, max(data.clicks) AS clicks FROM event WHERE type = 'advocacy.engagement.v1' GROUP BY ALL;
CREATE TABLE interaction AS SELECT DISTINCT data."employeeId" AS employee_id, data."at", data."shareId" AS share_id, data.kind FROM event WHERE type = 'advocacy.interaction.v1';
DROP TABLE event;
CHECKPOINT;
SELECT (SELECT count(*) FROM share) + (SELECT count(*) FROM engagement) + (SELECT count(*) FROM interaction);
