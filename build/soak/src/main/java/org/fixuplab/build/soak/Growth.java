package org.fixuplab.build.soak;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Whether a series grows: the medians of its first and last third, and its trend, the median of all slopes between two samples (Theil and Sen),
 * drawn from the first sample to the last. It grows if either is more than allowed.
 *
 * @param allowed a tenth of the first third's median, and a fixed amount for noise
 */
record Growth(double first, double last, double trend, double allowed) {

    private static final double TOLERANCE = 0.10;

    static Growth of(List<Vitals> samples, ToDoubleFunction<Vitals> value, double noise) {
        double[] values = samples.stream().mapToDouble(value).toArray();
        int third = Math.max(1, values.length / 3);
        double first = median(Arrays.copyOf(values, third));
        double last = median(Arrays.copyOfRange(values, values.length - third, values.length));
        return new Growth(first, last, trend(values), TOLERANCE * first + noise);
    }

    boolean isGrowing() {
        return last - first > allowed || trend > allowed;
    }

    private static double trend(double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (values[j] - values[i]) / (j - i);
            }
        }
        return n < 2 ? 0 : median(slopes) * (n - 1);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
