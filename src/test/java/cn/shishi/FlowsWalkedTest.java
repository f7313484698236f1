package cn.shishi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs last ({@link ClassOrderer.OrderAnnotation}) and looks back: every arrow of every model was taken by some test. */
@OnTheEngine
@Order(Integer.MAX_VALUE)
class FlowsWalkedTest {

    @Autowired
    RepositoryService repository;

    @Test
    void everyFlowOfEveryModelWasWalked() {
        List<ProcessDefinition> models = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(this::isShippedOrGarden).toList();
        assertThat(models).extracting(ProcessDefinition::getKey).contains("garden", "lift", "project");
        Set<String> unwalked = new TreeSet<>();
        models.stream().flatMap(this::flows).filter(flow -> !FlowsWalked.WALKED.contains(flow)).forEach(unwalked::add);
        assertThat(unwalked).as("flows that no test has walked (this class tells the truth only when all tests run)").isEmpty();
    }

    private boolean isShippedOrGarden(ProcessDefinition type) {
        return type.getKey().equals("garden") || Files.exists(Path.of(type.getResourceName()));
    }

    /** The engine takes no arrow out of an event-based gateway: which event came shows in the arrow out of the event. */
    private Stream<String> flows(ProcessDefinition type) {
        return repository.getBpmnModelInstance(type.getId()).getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
                .map(flow -> type.getKey() + "#" + flow.getId());
    }
}
