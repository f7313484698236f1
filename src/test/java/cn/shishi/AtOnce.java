package cn.shishi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several who do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What each of them is answered. */
    public static <T> List<T> of(int people, IntFunction<T> step) {
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService pool = Executors.newFixedThreadPool(people);
        try {
            List<Future<T>> steps = IntStream.range(0, people).mapToObj(i -> pool.submit(() -> {
                start.await();
                return step.apply(i);
            })).toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> each : steps) {
                answers.add(each.get());
            }
            return answers;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        } finally {
            pool.shutdownNow();
        }
    }
}
