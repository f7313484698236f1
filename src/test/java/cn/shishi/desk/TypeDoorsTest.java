package cn.shishi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.TypeFiles;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two doors a type comes through, a page and Modeler's Deploy button, over real HTTP. */
class TypeDoorsTest extends StreetTest {

    /** What Modeler sends beside the files. */
    private static final Map<String, String> DEPLOY = Map.of("deployment-name", "something", "deployment-source", "Camunda Modeler", "enable-duplicate-filtering", "true");
    private static int types;

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    Door duban;
    Door jingban;
    TypeFiles type;

    @BeforeEach
    void doors() {
        duban = new Door(port, "duban" + street.id);
        jingban = new Door(port, "jingban" + street.id);
        type = TypeFiles.of("door-" + ++types, "门前类型" + types);
    }

    @Test
    void modelerFindsTheDoorAndKnowsThatItHasToLogIn() {
        String check = "/engine-rest/deployment?maxResults=0";
        assertThat(new Door(port, null).get(check, "Origin", "file://").status()).isEqualTo(401);
        assertThat(jingban.get(check).status()).isEqualTo(403);
        assertThat(jingban.get("/engine-rest/version").status()).isEqualTo(403);
        assertThat(duban.get(check, "Origin", "file://", "Accept", "application/json").json()).isEmpty();
        assertThat(duban.get("/engine-rest/version").json().path("version").asText()).isEqualTo("7.24.0");
    }

    @Test
    void modelersDeployHandsInAndDeploysNothing() {
        Door.Answer answer = duban.deploy("/engine-rest/deployment/create", DEPLOY, type.files(), "Origin", "file://");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode deployment = answer.json();
        assertThat(deployment.path("id").asText()).isNotBlank();
        assertThat(deployment.path("name").asText()).isEqualTo(type.id().replace("door-", "门前类型"));
        assertThat(deployment.path("deployedProcessDefinitions").isNull()).isTrue();
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(type.id()).count()).isZero();
        assertThat(browser("duban").browse("/types").body()).contains(deployment.path("id").asText());
    }

    @Test
    void aTypeInUseIsGivenOutToBeginAnotherWith() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(browser("duban").bytes("/types/lift.zip")))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                names.add(file.getName());
            }
        }
        assertThat(names).contains("lift.bpmn").allSatisfy(name -> assertThat(name).matches("[a-z-]+\\.(bpmn|form)")).hasSizeGreaterThan(3);
        assertThat(jingban.get("/types/lift.zip").status()).isEqualTo(403);
        assertThat(duban.get("/types/nothing.zip").status()).isEqualTo(404);
        assertThat(duban.get("/types/project.zip").status()).as("not a type of parts").isEqualTo(404);
    }

    @Test
    void modelerIsToldWhatIsWrong() {
        Door.Answer faulty = duban.deploy("/engine-rest/deployment/create", DEPLOY, type.model(m -> m.replace("value=\"zhuren\"", "value=\"mayor\"")
                .replace("isExecutable=\"true\"", "isExecutable=\"false\"")).files());
        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.json().path("message").asText().split("\n")).hasSize(2).allSatisfy(line -> assertThat(line).endsWith("。"));
        assertThat(duban.deploy("/engine-rest/deployment/create", Map.of("tenant-id", "caojiadu"), type.files()).json().path("message").asText()).contains("Tenant ID");
        Door.Answer refused = jingban.deploy("/engine-rest/deployment/create", DEPLOY, type.files());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("message").asText()).contains("您没有交来项目类型的权限");
        assertThat(new Door(port, null).deploy("/engine-rest/deployment/create", DEPLOY, type.files()).status()).isIn(401, 403);
        assertThat(browser("duban").deploy("/engine-rest/deployment/create", DEPLOY, Map.of()).status()).isEqualTo(400);
        assertThat(browser("duban").browse("/types").body()).doesNotContain(type.id().replace("door-", "门前类型") + "<");
    }

    @Test
    void nothingElseOfTheEnginesInterfaceIsThere() {
        for (String path : new String[] {"/engine-rest", "/engine-rest/engine", "/engine-rest/task", "/engine-rest/process-definition", "/engine-rest/user",
                "/engine-rest/deployment/x", "/engine-rest/deployment/create"}) {
            assertThat(duban.get(path).status()).as(path).isIn(404, 405);
            assertThat(new Door(port, null).get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(duban.post("/engine-rest/process-definition/key/survey/start", Map.of()).status()).isEqualTo(404);
        assertThat(duban.post("/engine-rest/deployment", Map.of()).status()).isEqualTo(405);
        assertThat(duban.post("/engine-rest/deployment/create", Map.of())).satisfies(noFiles -> {
            assertThat(noFiles.status()).isEqualTo(415);
            assertThat(noFiles.detail()).contains("格式不对");
        });
    }

    @Test
    void thePageTakesAndReleasesAndAnotherPersonIsNeeded() {
        Door mine = browser("duban");
        String draft = draft(mine.submit("/types", "/types", Map.of(), type.files()));
        String page = "/types/drafts/" + draft;
        assertThat(mine.browse(page).body()).contains("这是您本人交来的").doesNotContain("发布第1版");
        assertThat(mine.submit(page, page + "/release", Map.of("base", "0"), Map.of()).status()).isEqualTo(403);
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(type.id()).count()).isZero();
        street.account("other", "duban");
        Door other = browser("other");
        assertThat(other.browse(page).body()).contains("这是一种新类型", "发布第1版", "任务“签核结果”");
        assertThat(other.browse(page + "/files/" + type.id() + ".bpmn").body()).isEqualTo(type.model());
        assertThat(other.browse(page + "/files/none.bpmn").status()).isEqualTo(404);
        assertThat(other.submit(page, page + "/release", Map.of("base", "0"), Map.of()).status()).isEqualTo(302);
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey(type.id()).count()).isEqualTo(1);
        assertThat(other.browse("/types").body()).contains("<code>" + type.id() + "</code>");
    }

    @Test
    void thePageShowsAllThatIsWrongAsAList() {
        Door.Answer refused = browser("duban").submit("/types", "/types", Map.of(), type.model(m -> m.replace("value=\"zhuren\"", "value=\"mayor\"")
                .replace("isExecutable=\"true\"", "isExecutable=\"false\"")).files());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("没有收下", "流程不可执行", "的办理角色“mayor”不存在").doesNotContain("Exception");
        assertThat(browser("duban").submit("/types", "/types", Map.of(), Map.of()).status()).isEqualTo(400);
    }

    @Test
    void whoBringsNoTypesInDoesNotSeeThem() {
        Door browser = browser("jingban");
        assertThat(browser.browse("/").body()).doesNotContain("href=\"/types\"");
        assertThat(browser("duban").browse("/").body()).contains("href=\"/types\"");
        assertThat(browser.browse("/types").status()).isEqualTo(403);
        String draft = draft(browser("duban").submit("/types", "/types", Map.of(), type.files()));
        for (String path : new String[] {"", "/files/" + type.id() + ".bpmn"}) {
            assertThat(browser.browse("/types/drafts/" + draft + path).status()).isEqualTo(403);
        }
        assertThat(browser.submit("/", "/types", Map.of(), type.files()).status()).isEqualTo(403);
        assertThat(browser("duban").submit("/style.css", "/types", Map.of(), type.files()).status()).as("without the page's token").isEqualTo(403);
        assertThat(new Door(port, null).browse("/types").status()).isEqualTo(302);
        assertThat(browser("duban").browse("/types/drafts/00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
        assertThat(browser("duban").browse("/types/drafts/none").status()).isEqualTo(400);
    }

    private Door browser(String who) {
        return new Door(port, who + street.id).loggedIn("secret");
    }

    private static String draft(Door.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        Matcher id = Pattern.compile("/types/drafts/([0-9a-f-]{36})").matcher(answer.location());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
