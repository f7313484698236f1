package cn.shishi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.StreetTest;
import cn.shishi.Tampering;
import cn.shishi.platform.EngineClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class SealingTest extends StreetTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Sealer sealer;

    @Autowired
    Chain chain;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    TransactionTemplate transaction;

    String part;

    @BeforeEach
    void recorded() {
        part = street.project("量化任务") + "-1";
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-01", "quantity", 5));
        street.approves("fenguan", part, "sign-quantity");
        sealer.sealAll();
    }

    @Test
    void aFactWrittenBeforeAReportButCommittedAfterItIsNotKnownToIt() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch drawnUp = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(t -> {
            append("slow");
            written.countDown();
            await(drawnUp);
        }));
        written.await();
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plusSeconds(60)));
        transaction.executeWithoutResult(t -> append("quick"));
        sealer.sealAll();
        Instant then = sealer.sealedUntil(street.id);
        List<Fact> known = ledger.known(street.id, List.of("subject"), then);
        assertThat(known).extracting(Fact::text).containsExactly("quick");
        drawnUp.countDown();
        slow.join();
        sealer.sealRecent();
        assertThat(ledger.known(street.id, List.of("subject"), then)).isEqualTo(known);
        assertThat(ledger.known(street.id, List.of("subject"), sealer.sealedUntil(street.id))).extracting(Fact::text).containsExactly("quick", "slow");
        assertThat(chain.faults(street.id)).isEmpty();
    }

    @Test
    void nothingIsWrittenOutsideATransaction() {
        assertThatThrownBy(() -> append("alone")).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(ledger.of(street.id, List.of("subject"))).isEmpty();
    }

    @Test
    void tamperingWithContentOrderOrPresenceIsFound() {
        assertThat(chain.faults(street.id)).isEmpty();
        tampered("update fact set amount = 6 where street = ? and kind = 'MEASURE'", "内容被改动过");
        tampered("update seal set hash = 'x' where street = ? and seq = 2", "衔接对不上");
        tampered("delete from fact where street = ? and kind = 'SIGNATURE'", "已被删除");
        tampered("delete from seal where street = ? and seq = 1", "第1条缺失");
        tampered("update ledger_head set seq = seq + 1 where street = ?", "末尾");
    }

    private void tampered(String how, String said) {
        Tampering.with(transaction, sql, () -> {
            assertThat(sql.update(how, street.id)).isPositive();
            assertThat(chain.faults(street.id)).anySatisfy(fault -> assertThat(fault).contains(said));
        });
    }

    private void append(String text) {
        Fact.Step at = new Fact.Step("a", null, new EngineClock().instant(), "d", "i", "e", null, null);
        ledger.append(List.of(new Entry(Kind.EVENT, street.id, "subject", Happened.parse("日期", "2020-03-01"), at).text(text)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
