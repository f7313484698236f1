package cn.shishi.desk;

import cn.shishi.platform.Told;
import cn.shishi.workbook.Faults;
import cn.shishi.workbook.WorkbookReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Completes many tasks from one workbook, all or none. Each row is first completed for trial and taken back, so that the
 * task itself judges it, by the same rules as at every other door; then all are completed in one step.
 */
@Component
class BatchEntry {

    private final Inbox inbox;
    private final Completion completion;

    BatchEntry(Inbox inbox, Completion completion) {
        this.inbox = inbox;
        this.completion = completion;
    }

    /** @param done how many tasks were completed; 0 where there are faults */
    record Outcome(int done, Faults faults) {}

    BatchBook book() {
        return new BatchBook(inbox.open());
    }

    Outcome take(String account, Path file) {
        Faults faults = new Faults();
        List<BatchRow> filled = book().read(WorkbookReader.read(file), faults);
        filled.forEach(row -> attempt(account, row));
        if (!faults.none()) {
            return new Outcome(0, faults);
        }
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        filled.forEach(row -> all.put(row.task(), row.values()));
        completion.completeAll(account, all);
        return new Outcome(all.size(), faults);
    }

    private void attempt(String account, BatchRow row) {
        try {
            completion.attempt(account, row.task(), row.values());
        } catch (RuntimeException thrown) {
            Told told = Told.of(thrown);
            if (told.status() >= 500) {
                throw thrown;
            }
            row.wrong(told.sentence());
        }
    }
}
