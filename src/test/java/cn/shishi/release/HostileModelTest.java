package cn.shishi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.shishi.Attack;
import cn.shishi.OnTheEngine;
import cn.shishi.Story;
import cn.shishi.identity.Accounts;
import cn.shishi.identity.People;
import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import cn.shishi.platform.Told;
import cn.shishi.type.Bundle;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** No model runs code: neither handed in nor pushed straight into the engine, whoever pushes it. What people need is taken. */
@OnTheEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileModelTest {

    @Autowired
    Story story;

    @Autowired
    Accounts accounts;

    @Autowired
    HandIn handIn;

    @Autowired
    TypeRules rules;

    @Autowired
    Deployments deployments;

    @Autowired
    People people;

    @Autowired
    Engine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcTemplate sql;

    Story.StreetStory street;

    @BeforeAll
    void somebody() {
        street = story.street();
        accounts.add("admin" + street.id, "管理员", "secret", List.of(Accounts.ADMINISTRATORS), null);
    }

    @BeforeEach
    void notRun() {
        Attack.clear();
    }

    static Stream<HostileModels.Hostile> hostile() {
        return HostileModels.all();
    }

    static Stream<GoodModels.Good> good() {
        return GoodModels.all();
    }

    @Test
    void theAttackWorksOnAnEngineWithoutGuard() {
        JuelExpressionManager bare = new JuelExpressionManager();
        bare.createValueExpression(Attack.EXPRESSION).getValue(bare.createElContext(Variables.emptyVariableContext()));
        assertThat(Attack.ran()).isTrue();
        assertThat(hostile().count()).isGreaterThanOrEqualTo(60);
        assertThat(good().count()).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aModelThatWouldRunCodeIsRefusedByEveryDoor(HostileModels.Hostile model) {
        List<Long> before = kept();
        refused(() -> people.as("duban" + street.id, () -> handIn.take(model.files().entrySet().stream().map(f -> new Incoming(f.getKey(), f.getValue())).toList())));
        refused(() -> engine.asProduct(() -> push(model.files())));
        refused(() -> people.as("admin" + street.id, () -> push(model.files())));
        assertThat(Attack.ran()).isFalse();
        assertThat(kept()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void whatPeopleNeedIsTaken(GoodModels.Good model) {
        Bundle bundle = model.bundle().get();
        assertThat(rules.broken(bundle)).isEmpty();
        assertThat(deployments.objections(bundle.type().key(), bundle)).isEmpty();
    }

    private static void refused(Supplier<?> door) {
        long started = System.nanoTime();
        assertThatThrownBy(door::get).satisfies(thrown -> {
            assertThat(Refusal.within(thrown)).as("%s", thrown).isNotNull();
            assertThat(Told.of(thrown).status()).isIn(400, 413);
            assertThat(Told.of(thrown).sentence()).matches("(?s).*[\\u4e00-\\u9fff].*");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }

    private Deployment push(Map<String, byte[]> files) {
        DeploymentBuilder deployment = repository.createDeployment().name("hostile");
        deployment.addInputStream("forms/sign-off.form", new ByteArrayInputStream(ShippedFiles.forms().get("forms/sign-off.form")));
        files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment.deploy();
    }

    private List<Long> kept() {
        return Stream.of("act_re_deployment", "act_re_procdef", "act_re_decision_def", "act_ge_bytearray", "type_draft", "type_draft_file")
                .map(table -> sql.queryForObject("select count(*) from " + table, Long.class)).toList();
    }
}
