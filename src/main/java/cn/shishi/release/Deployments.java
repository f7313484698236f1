package cn.shishi.release;

import cn.shishi.platform.Engine;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a type's bundle into the engine: one deployment, named by the process id, its source telling where it came from. */
@Component
class Deployments {

    static final String SHIPPED = "shishi";
    static final String RELEASED = "shishi-release";

    private static final Pattern NAMED = Pattern.compile("<(?:\\w+:)?(?!property)\\w+ [^>]*\\bname=\"([^\"&]+)\"");
    private static final Logger log = LoggerFactory.getLogger(Deployments.class);

    private final RepositoryService repository;
    private final Engine engine;
    private final TransactionTemplate transaction;

    Deployments(RepositoryService repository, Engine engine, TransactionTemplate transaction) {
        this.repository = repository;
        this.engine = engine;
        this.transaction = transaction;
    }

    Optional<ProcessDefinition> newest(String process) {
        return engine.asProduct(() -> Optional.ofNullable(
                repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult()));
    }

    /** The newest version of those that came with the product. */
    Optional<ProcessDefinition> shipped(String process) {
        return engine.asProduct(() -> repository.createDeploymentQuery().deploymentName(process).deploymentSource(SHIPPED)
                .orderByDeploymentTime().desc().listPage(0, 1).stream().findFirst()
                .map(last -> repository.createProcessDefinitionQuery().deploymentId(last.getId()).singleResult()));
    }

    String source(ProcessDefinition version) {
        return engine.asProduct(() -> repository.createDeploymentQuery().deploymentId(version.getDeploymentId()).singleResult()).getSource();
    }

    /** A bundle equal to the last one of this name and source makes no new version. */
    DeploymentWithDefinitions deploy(String process, Bundle bundle, String source) {
        DeploymentBuilder deployment = repository.createDeployment().name(process).source(source).enableDuplicateFiltering(false);
        bundle.files().forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return engine.asProduct(deployment::deployWithResult);
    }

    /** What the engine itself has against a bundle: it is deployed and all is taken back. */
    List<String> objections(String process, Bundle bundle) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            try {
                List<ProcessDefinition> read = deploy(process, bundle, RELEASED + "-trial").getDeployedProcessDefinitions();
                return read != null && read.size() == 1 ? List.of() : List.of("模型里没有可执行的流程：请点画布空白处，勾选 Executable。");
            } catch (ParseException unread) {
                log.info("{}: {}", process, unread.getMessage());
                return sentences(unread, bundle);
            } catch (RuntimeException thrown) {
                Refusal refused = Refusal.within(thrown);
                if (refused == null) {
                    throw thrown;
                }
                return List.of(refused.getMessage());
            }
        });
    }

    private static List<String> sentences(ParseException unread, Bundle bundle) {
        List<String> sentences = new ArrayList<>();
        for (ResourceReport report : unread.getResorceReports()) {
            String text = new String(bundle.files().get(report.getResourceName()), StandardCharsets.UTF_8);
            for (Problem problem : report.getErrors()) {
                sentences.add("“" + near(text, problem.getLine()) + "”（第" + problem.getLine() + "行）流程引擎读不懂：请核对它的属性和连线，或删去后套模板重画。");
            }
        }
        return sentences;
    }

    /** The engine seldom says which element it means, but always the line. */
    private static String near(String text, int line) {
        String name = "模型";
        for (Matcher named = NAMED.matcher(text.lines().limit(line).collect(Collectors.joining("\n"))); named.find(); ) {
            name = named.group(1);
        }
        return name;
    }
}
