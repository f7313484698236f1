package cn.shishi.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Two things measured in turn, so that what else the machine does falls on both alike. */
class Pairs {

    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /** Each answers its own figure; who begins changes from pair to pair. */
    static Pairs of(int count, Callable<Double> our, Callable<Double> their) throws Exception {
        Pairs pairs = new Pairs();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                pairs.ours.add(our.call());
                pairs.theirs.add(their.call());
            } else {
                pairs.theirs.add(their.call());
                pairs.ours.add(our.call());
            }
        }
        return pairs;
    }

    /** Median of the ratios, pair by pair. */
    double ratio() {
        return median(ratios());
    }

    /** {@code | what | product 6.1 | bare 5.2 | ratio 1.17 (1.08 – 1.31) |}: medians, and the middle half of the ratios. */
    String row(String what) {
        List<Double> sorted = ratios().stream().sorted().toList();
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.2f – %.2f |", what, median(ours), median(theirs), ratio(),
                sorted.get(sorted.size() / 4), sorted.get(sorted.size() - 1 - sorted.size() / 4));
    }

    /** Prints a line and keeps it in {@code target/benchmarks/}. */
    static void tell(String file, String line) throws IOException {
        System.out.println(line);
        Path folder = Files.createDirectories(Path.of("target", "benchmarks"));
        Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Double> ratios() {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(ours.get(i) / theirs.get(i));
        }
        return ratios;
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
