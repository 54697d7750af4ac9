import unittest

from smtpbench.samples import MESSAGES, Samples, estimate, outside


class SamplesTest(unittest.TestCase):
    def test_an_interval_leaves_out_what_95_percent_allows(self):
        # Of the table of the sign test, two-sided, 5 %.
        self.assertEqual({n: outside(n) for n in (1, 5, 6, 8, 9, 12, 15, 20, 25)}, {1: 0, 5: 0, 6: 0, 8: 0, 9: 1, 12: 2, 15: 3, 20: 5, 25: 7})

    def test_one_wild_value_moves_neither_the_median_nor_the_interval(self):
        calm = estimate(list(range(100, 115)))
        self.assertEqual((calm.low, calm.median, calm.high), (103, 107, 111))
        self.assertEqual(estimate([*range(100, 114), 9999]), calm)

    def test_few_values_have_all_of_their_range_as_interval(self):
        few = estimate([3, 1, 2])
        self.assertEqual((few.low, few.median, few.high), (1, 2, 3))

    def test_a_ratio_is_of_values_of_the_same_round(self):
        samples = Samples()
        for ours, theirs in ((90, 100), (180, 200), (None, 100), (50, None)):
            samples.add(MESSAGES, "g", "c", "ours", ours)
            samples.add(MESSAGES, "g", "c", "theirs", theirs)
        ratio = samples.ratio(MESSAGES, "g", "c", "ours", "theirs")
        self.assertEqual((ratio.low, ratio.median, ratio.high), (0.9, 0.9, 0.9))
        self.assertEqual([count for _, count in samples.failed_rounds()], [1, 1])

    def test_nothing_measured_is_no_estimate(self):
        self.assertIsNone(estimate([None, None]))
        self.assertIsNone(Samples().estimate(MESSAGES, "g", "c", "nobody"))


if __name__ == "__main__":
    unittest.main()
