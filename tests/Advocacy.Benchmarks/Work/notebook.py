"""What a data scientist's notebook would do with the events: read, roll up, features at weekly cut-offs, two models, the list.

notebook.py INPUT FOLDER [features|train]: with 'features' it stops after the features, with 'train' it reads FOLDER/matrix.csv instead.
The last line is JSON: seconds, peak bytes, rows, average precision."""
import json
import resource
import sys
import time

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

MIN_SHARES, HORIZON, RECENT, MAX_RECENT, SEEN, WARM_UP, CAPACITY = 5, 28, 28, 2, 84, 8, 25
WEEKS = {"1w": 7, "4w": 28, "12w": 84}


def read(path):
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            rows.append((event["source"], event["id"], event["type"], event["data"]))
    events = pd.DataFrame(rows, columns=["source", "id", "type", "data"]).drop_duplicates(["source", "id"])

    def of(kind):
        return pd.DataFrame(list(events.loc[events["type"] == f"advocacy.{kind}.v1", "data"]))

    shares = of("share")
    shares["at"] = pd.to_datetime(shares["sharedAt"], utc=True)
    shares = shares.sort_values("at").reset_index(drop=True)
    mentions = shares[["employeeId", "at", "mentions"]].explode("mentions").dropna(subset=["mentions"])
    mentions = mentions.rename(columns={"employeeId": "by", "mentions": "employeeId"})
    return of("consent"), shares, mentions


def roll_up(shares, folder):
    daily = shares.groupby(["network", shares["at"].dt.date, "employeeId"]).size().rename("shares").reset_index()
    daily.to_csv(f"{folder}/reach.csv", index=False)


def features_at(cutoff, people, shares, mentions):
    past, received = shares[shares["at"] < cutoff], mentions[mentions["at"] < cutoff]
    sent = received.rename(columns={"by": "employeeId", "employeeId": "to"})
    table = pd.DataFrame(index=people)
    table["days_since_share"] = (cutoff - past.groupby("employeeId")["at"].max()).dt.total_seconds() / 86400
    table["days_since_mention"] = (cutoff - received.groupby("employeeId")["at"].max()).dt.total_seconds() / 86400
    for name, days in [*WEEKS.items(), ("all", 100_000)]:
        since = cutoff - pd.Timedelta(days=days) if days < 10_000 else pd.Timestamp(0, tz="UTC")
        out, into, to = past[past["at"] >= since], received[received["at"] >= since], sent[sent["at"] >= since]
        table[f"shares_{name}"] = out.groupby("employeeId").size()
        table[f"mentions_{name}"] = into.groupby("employeeId").size()
        table[f"mentioning_people_{name}"] = into.groupby("employeeId")["by"].nunique()
        table[f"mentioned_people_{name}"] = to.groupby("employeeId")["to"].nunique()
    quarter = past[past["at"] >= cutoff - pd.Timedelta(days=84)]
    table["active_weeks_12w"] = quarter.assign(week=(cutoff - quarter["at"]).dt.days // 7).groupby("employeeId")["week"].nunique()
    month = past[past["at"] >= cutoff - pd.Timedelta(days=28)].groupby("employeeId").size()
    pairs = pd.concat([received[["by", "employeeId", "at"]], sent.rename(columns={"employeeId": "by2", "to": "employeeId"}).rename(columns={"by2": "by"})[["by", "employeeId", "at"]]])
    pairs = pairs[pairs["at"] >= cutoff - pd.Timedelta(days=84)].drop_duplicates(["by", "employeeId"])
    around = pairs["by"].map(month).fillna(0)
    table["neighbour_shares_4w"] = around.groupby(pairs["employeeId"]).sum()
    table["neighbour_shares_mean_4w"] = around.groupby(pairs["employeeId"]).mean()
    table["sharing_neighbours_4w"] = (around > 0).groupby(pairs["employeeId"]).sum()
    recent = received[received["at"] >= cutoff - pd.Timedelta(days=28)]
    answers = sent[sent["at"] >= cutoff - pd.Timedelta(days=28)].groupby(["employeeId", "to"])["at"].max()
    answered = pd.Series(answers.reindex(pd.MultiIndex.from_arrays([recent["employeeId"], recent["by"]])).to_numpy(), index=recent.index)
    unanswered = recent[~(pd.to_datetime(answered, utc=True) >= recent["at"])]
    table["unanswered_mentions_4w"] = unanswered.groupby("employeeId").size()
    recency = ["days_since_share", "days_since_mention"]
    table["never_shared"] = table["days_since_share"].isna().astype(float)
    table[recency] = table[recency].fillna(table[recency].max())
    return np.log1p(table.fillna(0))


def build(consents, shares, mentions):
    people = pd.Index(sorted(consents.loc[consents["granted"], "employeeId"].unique()))
    first, last = shares["at"].min().normalize(), shares["at"].max().normalize() + pd.Timedelta(days=1)
    cutoffs = pd.date_range(first + pd.Timedelta(weeks=WARM_UP), last, freq="7D")
    rows = []
    for number, cutoff in enumerate(cutoffs):
        table = features_at(cutoff, people, shares, mentions)
        ahead = shares[(shares["at"] >= cutoff) & (shares["at"] < cutoff + pd.Timedelta(days=HORIZON))].groupby("employeeId").size()
        seen = np.minimum(np.expm1(table["days_since_share"]), np.expm1(table["days_since_mention"])) < SEEN
        chosen = table[(np.expm1(table["shares_4w"]) <= MAX_RECENT + 0.5) & seen].copy()
        chosen["converts"] = ahead.reindex(chosen.index).fillna(0) >= MIN_SHARES
        chosen["cutoff"], chosen["known"] = number, cutoff + pd.Timedelta(days=HORIZON) <= last
        rows.append(chosen)
    return pd.concat(rows)


def fit(x_train, y_train, x_test):
    linear = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(x_train, y_train)
    trees = HistGradientBoostingClassifier(random_state=0).fit(x_train, y_train)
    return linear, linear.predict_proba(x_test)[:, 1], trees.predict_proba(x_test)[:, 1]


def split(matrix):
    known = matrix[matrix["known"]]
    cutoffs = known["cutoff"].max() + 1
    test_from = int(cutoffs * 0.6)
    return known[known["cutoff"] + HORIZON // 7 <= test_from], known[known["cutoff"] >= test_from]


def main():
    started = time.perf_counter()
    source, folder, mode = sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else "all"
    quality, rows = None, 0
    if mode == "train":
        data = pd.read_csv(f"{folder}/matrix.csv", header=None).to_numpy()
        train, test = data[data[:, 0] == 0], data[data[:, 0] == 1]
        started = time.perf_counter()
        _, linear, trees = fit(train[:, 2:], train[:, 1], test[:, 2:])
        quality, rows = max(average_precision_score(test[:, 1], linear), average_precision_score(test[:, 1], trees)), len(data)
    else:
        consents, shares, mentions = read(source)
        if mode == "features":
            started = time.perf_counter()
        else:
            roll_up(shares, folder)
        matrix = build(consents, shares, mentions)
        rows = len(matrix)
        if mode == "all":
            columns = [column for column in matrix.columns if column not in ("converts", "cutoff", "known")]
            train, test = split(matrix)
            linear, scores, trees = fit(train[columns], train["converts"], test[columns])
            quality = max(average_precision_score(test["converts"], scores), average_precision_score(test["converts"], trees))
            now = matrix[matrix["cutoff"] == matrix["cutoff"].max()]
            ranked = now.assign(likelihood=linear.predict_proba(now[columns])[:, 1]).sort_values("likelihood", ascending=False)
            ranked.head(CAPACITY).to_csv(f"{folder}/list.csv")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"seconds": time.perf_counter() - started, "peakBytes": peak, "count": rows, "quality": quality}))


main()
