package cn.shishi.yearlist;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Told;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes workbooks in, one after the other, behind the page that shows how far they are. Taking is one transaction; what
 * is remembered here is only for the page, and gone with the process.
 */
@Component
class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final long AT_ONCE_MILLIS = 1500;

    private final YearLists lists;
    private final People people;
    private final Map<String, Import> last = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "year-list");
        thread.setDaemon(true);
        return thread;
    });

    Imports(YearLists lists, People people) {
        this.lists = lists;
        this.people = people;
    }

    /** Begins to take a file in, which is deleted afterwards; returns soon, with the work done if there is little of it. */
    void begin(Import one, Path file) {
        last.compute(one.street, (street, before) -> {
            if (before != null && before.seen().running()) {
                throw Refusal.conflict("本街道的“" + before.fileName + "”正在导入，请等它结束再上传。");
            }
            return one;
        });
        Future<?> work = worker.submit(() -> run(one, file));
        try {
            work.get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillAtIt) {
            // its page goes on showing how far it is
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The newest of the street since the product was started. */
    Optional<Import.Seen> last(String street) {
        return Optional.ofNullable(last.get(street)).map(Import::seen);
    }

    private void run(Import one, Path file) {
        try {
            people.as(one.account, () -> {
                one.checking();
                YearLists.Read read = lists.read(file, one.street, one.year);
                if (read.list() == null) {
                    one.refused(read.faults());
                    return null;
                }
                int total = read.list().projects().size();
                one.taking(0, total);
                lists.take(read.list(), begun -> one.taking(begun, total));
                one.taken(total);
                return null;
            });
        } catch (RuntimeException | StackOverflowError thrown) {
            Told told = Told.of(thrown);
            if (told.status() >= 500) {
                log.error("{} {}", one.street, one.fileName, thrown);
            }
            one.refused(told.sentence());
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            log.warn("{} is left behind", file, left);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
