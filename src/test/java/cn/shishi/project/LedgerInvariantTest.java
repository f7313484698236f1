package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Entry;
import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Happened;
import cn.shishi.ledger.Kind;
import cn.shishi.ledger.Ledger;
import cn.shishi.type.ProjectTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever happens, the ledger's phases are those of the engine's own history. More walks: {@code -Dwalks=1000}. */
class LedgerInvariantTest extends StreetTest {

    static final List<String> TYPES = List.of("量化任务", "场所建设", "培训宣传", "加装电梯");
    static final AtomicInteger TAKEN_BACK = new AtomicInteger();
    static final int STEPS = 35;

    @Autowired
    ProjectTypes types;

    @Autowired
    RuntimeService runtime;

    @Autowired
    LedgerAudit audit;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("walks", 64));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLedgerTellsTheSameCourseAsTheEngine(int seed) {
        RandomWalk walk = new RandomWalk(seed, street, types, runtime, TYPES.get(seed % TYPES.size()));
        for (int step = 0; step < STEPS; step++) {
            walk.step();
        }
        assertThat(audit.faults(street.id)).as("seed %d", seed).isEmpty();
        for (String subject : walk.subjects()) {
            assertThat(ledger.standingMilestones(street.id, subject)).as("seed %d, %s: one standing milestone a phase", seed, subject)
                    .extracting(Fact::phase).doesNotHaveDuplicates();
            TAKEN_BACK.addAndGet((int) street.course(subject).stream().filter(c -> c.startsWith("撤回")).count());
        }
    }

    @AfterAll
    static void walksMeetWhatTheyAreMeantToMeet() {
        assertThat(TAKEN_BACK).as("phases taken back in all walks").hasPositiveValue();
    }

    @Test
    void aPhaseThatNobodyEnteredIsNoticed() {
        String part = street.project("量化任务") + "-1";
        assertThat(audit.faults(street.id)).isEmpty();
        Fact entered = street.facts(part, Kind.PHASE_ENTERED).get(0);
        Fact.Step at = entered.at();
        Fact.Step elsewhere = new Fact.Step("system", null, Instant.now(), at.definition(), at.instance(), at.element(), "nowhere", null);
        for (Fact.Step step : List.of(at, elsewhere)) {
            transaction.executeWithoutResult(t -> ledger.append(List.of(new Entry(Kind.PHASE_LEFT, street.id, part,
                    Happened.on(LocalDate.of(2020, 3, 2)), step).phase("carry-out"))));
        }
        assertThat(audit.faults(street.id)).containsExactlyInAnyOrder(
                "阶段“实施”（" + at.activity() + "）：流程引擎进入1次、离开0次、撤回0次，台账进入1次、离开1次、撤回0次。",
                "阶段“实施”（nowhere）：流程引擎进入0次、离开0次、撤回0次，台账进入0次、离开1次、撤回0次。");
    }
}
