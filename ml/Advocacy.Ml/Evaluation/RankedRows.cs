namespace Advocacy.Ml.Evaluation;

/// <summary>Rows with scores and labels, sorted once, so that figures over resampled people are quick. Ties share: no figure depends on
/// the order of equal scores. A weight is how often a row counts.</summary>
internal sealed class RankedRows
{
    private readonly int[] _order;
    private readonly double[] _scores;
    private readonly double[] _probabilities;
    private readonly bool[] _labels;
    private readonly int[] _people;
    private readonly int[] _blocks;

    // Tenths of the rows by probability, the highest first.
    private readonly int[][] _bins;

    /// <summary>Rows by score.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="people">The person of each row.</param>
    /// <param name="blocks">The cut-off of each row: a list is made at each.</param>
    /// <param name="probabilities">What the scores mean, for losses and calibration; null where they are probabilities. A calibration in
    /// steps makes ties of them, which no list has.</param>
    public RankedRows(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> labels,
        IReadOnlyList<int> people,
        IReadOnlyList<int> blocks,
        IReadOnlyList<double>? probabilities = null
    )
    {
        _order = [.. Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).ThenBy(i => i)];
        _scores = [.. _order.Select(i => scores[i])];
        _probabilities = probabilities is null ? _scores : [.. _order.Select(i => probabilities[i])];
        _labels = [.. _order.Select(i => labels[i])];
        _people = [.. _order.Select(i => people[i])];
        _blocks = [.. _order.Select(i => blocks[i])];
        _bins =
        [
            .. Enumerable
                .Range(0, _order.Length)
                .OrderByDescending(i => _probabilities[i])
                .ThenBy(i => i)
                .Select((row, place) => (Row: row, Bin: (long)place * Bins / _order.Length))
                .GroupBy(row => row.Bin, row => row.Row)
                .Select(bin => bin.ToArray()),
        ];
    }

    /// <summary>Weights that count every row once.</summary>
    public double[] Once => [.. Enumerable.Repeat(1.0, _people.Length == 0 ? 0 : _people.Max() + 1)];

    /// <summary>Area under the ROC curve by the rank sum (Mann-Whitney), ties counted half; NaN without both labels.</summary>
    public double RocAuc(double[] weights)
    {
        double above = 0,
            area = 0,
            negatives = 0;
        foreach (var (hits, all) in Steps(weights))
        {
            area += (all - hits) * (above + (hits / 2));
            above += hits;
            negatives += all - hits;
        }

        return area / (above * negatives);
    }

    /// <summary>Average precision Σ (Rₙ − Rₙ₋₁)·Pₙ over the distinct scores, as scikit-learn's average_precision_score; NaN without
    /// positives.</summary>
    public double AveragePrecision(double[] weights)
    {
        double hitsSoFar = 0,
            soFar = 0,
            sum = 0;
        foreach (var (hits, all) in Steps(weights))
        {
            hitsSoFar += hits;
            soFar += all;
            sum += soFar == 0 ? 0 : hits * (hitsSoFar / soFar);
        }

        return sum / hitsSoFar;
    }

    /// <summary>Share of positives among the first rows; a tie at the border counts in proportion.</summary>
    /// <param name="weights">How often each person counts.</param>
    /// <param name="share">Share of the rows, above 0 and at most 1; at least one row is looked at.</param>
    public double Precision(double[] weights, double share)
    {
        var wanted = Math.Max(1, Math.Round(share * _people.Sum(person => weights[person])));
        var left = wanted;
        double found = 0;
        foreach (var (hits, all) in Steps(weights))
        {
            var taken = Math.Min(left, all);
            found += all == 0 ? 0 : hits * (taken / all);
            left -= taken;
            if (left <= 0)
            {
                break;
            }
        }

        return found / (wanted - Math.Max(0, left));
    }

    /// <summary>Share of positives among the first rows of each cut-off, as many as a list holds; ties by the rows' order, as on a
    /// list.</summary>
    public double PrecisionAtCapacity(double[] weights, int capacity)
    {
        var left = new double[_blocks.Length == 0 ? 0 : _blocks.Max() + 1];
        Array.Fill(left, capacity);
        double found = 0,
            taken = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            ref var room = ref left[_blocks[i]];
            var weight = Math.Min(room, weights[_people[i]]);
            room -= weight;
            taken += weight;
            found += _labels[i] ? weight : 0;
        }

        return found / taken;
    }

    /// <summary>Share of positives.</summary>
    public double BaseRate(double[] weights)
    {
        double positives = 0,
            all = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            all += weights[_people[i]];
            positives += _labels[i] ? weights[_people[i]] : 0;
        }

        return positives / all;
    }

    /// <summary>The mean of losses of the scores as probabilities (<see cref="LossesOf"/>).</summary>
    public double MeanLoss(double[] weights, double[] losses)
    {
        double sum = 0,
            all = 0;
        for (var i = 0; i < _order.Length; i++)
        {
            all += weights[_people[i]];
            sum += weights[_people[i]] * losses[i];
        }

        return sum / all;
    }

    /// <summary>The loss of each row, the highest score first.</summary>
    public double[] LossesOf(Func<double, bool, double> loss) => [.. _probabilities.Zip(_labels, loss)];

    /// <summary>Expected calibration error over ten bins of as many rows each: the mean distance of the share of positives from the mean
    /// probability.</summary>
    public double CalibrationError(double[] weights)
    {
        double error = 0,
            all = 0;
        foreach (var bin in _bins)
        {
            double probability = 0,
                positives = 0,
                rows = 0;
            foreach (var i in bin)
            {
                var weight = weights[_people[i]];
                rows += weight;
                probability += weight * _probabilities[i];
                positives += _labels[i] ? weight : 0;
            }

            error += Math.Abs(probability - positives);
            all += rows;
        }

        return error / all;
    }

    /// <summary>The ten bins of <see cref="CalibrationError"/>: mean probability, share of positives, rows; the highest first.</summary>
    public IEnumerable<(double Probability, double Positives, int Rows)> CalibrationBins() =>
        _bins.Select(bin => (bin.Average(i => _probabilities[i]), bin.Average(i => _labels[i] ? 1.0 : 0), bin.Length));

    /// <summary>After each distinct score, from the highest down: rows so far and positives among them.</summary>
    public IEnumerable<(double Rows, double Positives)> Curve()
    {
        double rows = 0,
            positives = 0;
        foreach (var (hits, all) in Steps(Once))
        {
            rows += all;
            positives += hits;
            yield return (rows, positives);
        }
    }

    private const int Bins = 10;

    /// <summary>From the highest score down, for each distinct one: positives with it, and all with it.</summary>
    private IEnumerable<(double Hits, double All)> Steps(double[] weights)
    {
        for (var i = 0; i < _order.Length;)
        {
            double hits = 0,
                all = 0;
            var score = _scores[i];
            for (; i < _order.Length && _scores[i] == score; i++)
            {
                var weight = weights[_people[i]];
                all += weight;
                hits += _labels[i] ? weight : 0;
            }

            yield return (hits, all);
        }
    }
}
