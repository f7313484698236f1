package cn.shishi.desk;

import cn.shishi.checklist.Row;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Ledger;
import cn.shishi.platform.Overtaken;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Sha256;
import cn.shishi.project.Checklists;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Completes a task for a page or a program, by the same rules as Tasklist: the engine's listeners decide. A key that a
 * program sends along is kept in the same transaction as the effect, so that a repeated request changes nothing more.
 */
@Component
class Completion {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Inbox inbox;
    private final TaskService tasks;
    private final Ledger ledger;
    private final Checklists checklists;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;

    Completion(Inbox inbox, TaskService tasks, Ledger ledger, Checklists checklists, IdempotencyKeys keys, TransactionTemplate transaction) {
        this.inbox = inbox;
        this.tasks = tasks;
        this.ledger = ledger;
        this.checklists = checklists;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** @param facts ids of what was written into the ledger */
    record Done(String task, String subject, List<String> facts) {}

    Done complete(String account, String task, Map<String, Object> variables, String key) {
        return complete(account, task, variables, null, key);
    }

    /**
     * @param rows what a checklist's draft is replaced by before it is handed in, or null to hand in what is there
     * @param key the program's Idempotency-Key, or null
     */
    Done complete(String account, String task, Map<String, Object> variables, List<Row> rows, String key) {
        String request = key == null ? null : Sha256.of(task + "\n" + json(variables) + (rows == null ? "" : "\n" + json(rows)));
        return Overtaken.again(() -> transaction.execute(status -> {
            String answered = key == null ? null : keys.answer(account, key, request);
            if (answered != null) {
                return read(answered);
            }
            Done done = complete(account, task, variables, rows);
            if (key != null) {
                keys.keep(account, key, request, json(done));
            }
            return done;
        }));
    }

    /** Does it and takes it back: throws what completing it would throw. */
    void attempt(String account, String task, Map<String, Object> variables) {
        transaction.executeWithoutResult(trial -> {
            complete(account, task, variables, (List<Row>) null);
            trial.setRollbackOnly();
        });
    }

    /** All in one step, or none. */
    void completeAll(String account, Map<String, Map<String, Object>> variables) {
        Overtaken.again(() -> transaction.execute(status -> {
            variables.forEach((task, filled) -> complete(account, task, filled, (List<Row>) null));
            return null;
        }));
    }

    private Done complete(String account, String id, Map<String, Object> variables, List<Row> rows) {
        Inbox.Open open = inbox.open(id);
        if (rows != null) {
            if (!open.spec().rows()) {
                throw Refusal.invalid("“" + open.spec().name() + "”不按清单填报，请去掉 rows，把内容写在 variables 里。");
            }
            checklists.replace(open.list(), rows, account);
        }
        try {
            tasks.complete(id, plain(variables));
        } catch (AuthorizationException thrown) {
            // If somebody has done it since, that is what is told
            inbox.open(id);
            throw thrown;
        }
        return new Done(id, open.item().subject(), ledger.writtenBy(open.task().getTenantId(), id).stream().map(Fact::id).toList());
    }

    /** Only plain values; that they belong to the form is checked for every door at the engine. */
    private static Map<String, Object> plain(Map<String, Object> variables) {
        Map<String, Object> values = new HashMap<>();
        variables.forEach((key, value) -> {
            if (value instanceof Map || value instanceof List) {
                throw Refusal.invalid("“" + key + "”只能填一个值，请改为文字、数字或是否。");
            }
            values.put(key, value instanceof Number number ? (Object) number.doubleValue() : value);
        });
        return values;
    }

    private static Done read(String answer) {
        try {
            return JSON.readValue(answer, Done.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
