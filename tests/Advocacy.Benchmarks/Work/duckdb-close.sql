-- From the tables of duckdb-ingest.sql: what was gained by day, network and content, figure by figure, where five people or more add to it; else by day and network;
-- else by network, as Parquet.
COPY (
    WITH seen AS (
        SELECT share_id, day,
            max(impressions) OVER before AS impressions, max(reactions) OVER before AS reactions, max(comments) OVER before AS comments,
            max(reshares) OVER before AS reshares, max(clicks) OVER before AS clicks
        FROM engagement WINDOW before AS (PARTITION BY share_id ORDER BY day)),
    gained AS (
        SELECT share_id, day,
            impressions - ifnull(lag(impressions) OVER day_by_day, 0) AS impressions, reactions - ifnull(lag(reactions) OVER day_by_day, 0) AS reactions,
            comments - ifnull(lag(comments) OVER day_by_day, 0) AS comments, reshares - ifnull(lag(reshares) OVER day_by_day, 0) AS reshares,
            clicks - ifnull(lag(clicks) OVER day_by_day, 0) AS clicks
        FROM seen WINDOW day_by_day AS (PARTITION BY share_id ORDER BY day)),
    measured AS (SELECT DISTINCT share_id FROM engagement WHERE impressions IS NOT NULL),
    posted AS (
        SELECT s.employee_id, s.share_id, s.share.network AS network, CAST(s.share.sharedAt AS DATE) AS day, s.share.contentId AS content_id,
            m.share_id IS NULL AS estimated, f.followers
        FROM share s LEFT JOIN measured m ON m.share_id = s.share_id
        LEFT JOIN followers f ON f.employee_id = s.employee_id AND f.network = s.share.network),
    lines AS (
        SELECT day, network, content_id, employee_id, estimated, 1 AS shares, NULL AS impressions, NULL AS reactions, NULL AS comments, NULL AS reshares, NULL AS clicks,
            followers AS potential_reach, CASE WHEN estimated THEN followers * 0.1 ELSE 0 END AS reach
        FROM posted
        UNION ALL
        SELECT g.day, p.network, p.content_id, p.employee_id, p.estimated, 0, g.impressions, g.reactions, g.comments, g.reshares, g.clicks,
            NULL, CASE WHEN p.estimated THEN NULL ELSE g.impressions END
        FROM gained g JOIN posted p ON p.share_id = g.share_id
        WHERE greatest(g.impressions, g.reactions, g.comments, g.reshares, g.clicks) > 0),
    of_person AS (
        SELECT day, network, content_id, employee_id, estimated, sum(shares) AS shares, sum(impressions) AS impressions, sum(reactions) AS reactions,
            sum(comments) AS comments, sum(reshares) AS reshares, sum(clicks) AS clicks, sum(potential_reach) AS potential_reach
        FROM lines GROUP BY ALL),
    amounts AS (
        SELECT * FROM (UNPIVOT of_person ON shares, impressions, reactions, comments, reshares, clicks, potential_reach INTO NAME figure VALUE amount)
        WHERE amount <> 0),
    by_content AS (
        SELECT day, network, content_id, estimated, figure, count(*) AS people, sum(amount) AS amount FROM amounts GROUP BY ALL HAVING count(*) >= 5),
    left_of_contents AS (
        SELECT a.* FROM amounts a LEFT JOIN by_content c ON c.day = a.day AND c.network = a.network AND c.content_id IS NOT DISTINCT FROM a.content_id
            AND c.estimated = a.estimated AND c.figure = a.figure
        WHERE c.figure IS NULL),
    by_day AS (
        SELECT day, network, '(merged)' AS content_id, estimated, figure, count(DISTINCT employee_id) AS people, sum(amount) AS amount
        FROM left_of_contents GROUP BY ALL HAVING count(DISTINCT employee_id) >= 5),
    left_of_days AS (
        SELECT a.* FROM left_of_contents a LEFT JOIN by_day d ON d.day = a.day AND d.network = a.network AND d.estimated = a.estimated AND d.figure = a.figure
        WHERE d.figure IS NULL),
    by_network AS (
        SELECT max(day) AS day, network, '(merged)' AS content_id, estimated, figure, count(DISTINCT employee_id) AS people, sum(amount) AS amount
        FROM left_of_days GROUP BY network, estimated, figure HAVING count(DISTINCT employee_id) >= 5)
    SELECT * FROM by_content UNION ALL SELECT * FROM by_day UNION ALL SELECT * FROM by_network ORDER BY network, day, content_id, estimated, figure
) TO '$output' (FORMAT parquet, COMPRESSION zstd);
SELECT count(*) FROM '$output';
