package cn.shishi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.ledger.Fact;
import cn.shishi.ledger.Kind;
import cn.shishi.platform.Told;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A test on a street of its own, on 2 March 2020 until it says otherwise. */
@OnTheEngine
public abstract class StreetTest {

    @Autowired
    protected Story story;

    protected Story.StreetStory street;

    @BeforeEach
    void newStreet() {
        street = story.street();
        street.today("2020-03-02");
    }

    @AfterEach
    void backToNow() {
        ClockUtil.reset();
    }

    /** Refused with exactly this sentence to be read by the user, and nothing about these subjects has changed. */
    protected void assertRefused(String sentence, ThrowingCallable step, String... subjects) {
        List<Object> before = state(subjects);
        assertThatThrownBy(step).satisfies(thrown -> assertThat(Told.of(thrown).sentence()).as("%s", thrown).isEqualTo(sentence));
        assertThat(state(subjects)).isEqualTo(before);
    }

    private List<Object> state(String... subjects) {
        return Stream.of(subjects).map(s -> (Object) List.of(street.facts(s), street.open(s))).toList();
    }

    /** Each claim was answered once, by somebody else, by its id and hash. */
    protected void assertAllAnswered(String subject) {
        List<Fact> facts = street.facts(subject);
        assertThat(facts).filteredOn(Fact::needsSignature).isNotEmpty().allSatisfy(claim ->
                assertThat(facts).filteredOn(f -> f.kind() == Kind.SIGNATURE || f.kind() == Kind.REJECTION)
                        .filteredOn(f -> claim.id().equals(f.refers())).singleElement().satisfies(answer -> {
                            assertThat(answer.refersHash()).isEqualTo(claim.hash());
                            assertThat(answer.at().actor()).isNotEqualTo(claim.at().actor());
                        }));
    }
}
