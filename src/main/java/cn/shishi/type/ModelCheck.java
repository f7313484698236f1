package cn.shishi.type;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import cn.shishi.platform.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/** Says in Chinese what a model has wrong, with the element's name and the cure; see docs/建模手册.md for the rules. */
@Component
public class ModelCheck {

    private static final Set<String> RUNS = Set.of("part", "site", "block", "product");

    private final ListableBeanFactory beans;

    ModelCheck(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** What a model must not be made of, and arrows that join nothing: until it is gone nothing else of it is looked at. */
    public List<Finding> foreign(Bundle bundle) {
        return bundle.models().stream().flatMap(model -> Stream.concat(ModelProfile.findings(model).stream(), loose(model))).toList();
    }

    private static Stream<Finding> loose(BpmnModelInstance model) {
        return model.getModelElementsByType(SequenceFlow.class).stream().filter(flow -> !joins(model, flow, "sourceRef") || !joins(model, flow, "targetRef"))
                .map(flow -> new Finding(name(flow), "没有接在两个元素上", "请在 Camunda Modeler 里删去这条连线，重新画"));
    }

    private static boolean joins(BpmnModelInstance model, SequenceFlow flow, String end) {
        String id = flow.getAttributeValue(end);
        return id != null && model.getModelElementById(id) instanceof FlowNode;
    }

    public List<Finding> findings(Bundle bundle) {
        List<Finding> findings = new ArrayList<>(foreign(bundle));
        if (!findings.isEmpty()) {
            return findings;
        }
        for (BpmnModelInstance model : bundle.models()) {
            steps(model, findings);
            gateways(model, findings);
            for (Process process : model.getModelElementsByType(Process.class)) {
                process(process, bundle, findings);
            }
            if (model.getModelElementsByType(BpmnPlane.class).isEmpty()) {
                findings.add(new Finding(name(model.getDefinitions()), "没有流程图", "请用 Camunda Modeler 打开并保存，使文件带上图形"));
            }
        }
        return findings;
    }

    private void process(Process process, Bundle bundle, List<Finding> findings) {
        String runs = ModelReader.properties(process).get("runs");
        if (runs == null || !RUNS.contains(runs)) {
            findings.add(new Finding(name(process), "没有写明按什么推进", "请在流程属性 runs 中选择 part（每个子项一次）或 site（每个点位一次）"));
        }
        if (process.getName() == null || process.getName().isBlank()) {
            findings.add(new Finding(process.getId(), "没有名称", "请填写类型的中文名称，年度清单按它选用"));
        }
        String keep = process.getCamundaHistoryTimeToLiveString();
        if (keep == null || !keep.matches("P?\\d+D?")) {
            findings.add(new Finding(name(process), "没有写明历史保留天数", "请把 History time to live 填为 P3650D"));
        }
        TypeModel type = new ModelReader(process, bundle.forms()).read();
        if (type.forParts() && type.phases().isEmpty()) {
            findings.add(new Finding(name(process), "没有阶段", "请至少画一个嵌入子流程，并套用“阶段”模板"));
        }
        for (Phase phase : type.phases()) {
            if (phase.done() == null || phase.doing() == null) {
                findings.add(new Finding(phase.name() == null ? phase.id() : phase.name(), "缺少报告用语",
                        "请填写阶段的“已完成时说”（done）和“进行中说”（doing）"));
            }
        }
        for (UserTask task : process.getModelInstance().getModelElementsByType(UserTask.class)) {
            task(task, type.tasks().get(task.getId()), type, bundle, findings);
            if (type.forParts() && !type.phaseOf().containsKey(task.getId())) {
                findings.add(new Finding(name(task), "不在任何阶段里", "请把任务移到某个阶段（嵌入子流程）之内"));
            }
        }
    }

    private void task(UserTask task, TaskSpec spec, TypeModel type, Bundle bundle, List<Finding> findings) {
        if (spec == null || spec.role() == null) {
            findings.add(new Finding(name(task), "没有写明类别或办理角色", "请套用“填报”或“签核”模板，并选择角色"));
            return;
        }
        List<String> kinds = beans.getBeanProvider(TaskBehaviour.class).stream().map(TaskBehaviour::kind).sorted().toList();
        if (!kinds.contains(spec.kind())) {
            findings.add(new Finding(name(task), "的类别“" + spec.kind() + "”不存在", "可用：" + String.join("、", kinds)));
        }
        days(task, "workdays", "的工作日“", spec.workdays(), findings);
        days(task, "evidenceLaterDays", "的补齐期限“", spec.laterDays(), findings);
        if (spec.laterDays() != null && spec.laterPapers().isEmpty()) {
            findings.add(new Finding(name(task), "写了补齐期限，却没有可后补的材料", "请填“可后补的材料”，或把期限留空"));
        }
        if (spec.form() == null || !bundle.forms().containsKey(spec.form())) {
            findings.add(new Finding(name(task), spec.form() == null ? "没有填表单编号" : "没有表单“" + spec.form() + "”", "请在 Form reference 中填写表单编号，并把 .form 文件一起上传"));
        }
        if (!"deployment".equals(task.getCamundaFormRefBinding())) {
            findings.add(new Finding(name(task), "的表单没有随模型一起发布", "请把 Binding 选为 deployment"));
        }
        String rows = ModelReader.properties(task).get("rows");
        if (rows != null && !rows.isBlank() && !(spec.rows() && "record".equals(spec.kind()) && type.perPart())) {
            findings.add(new Finding(name(task), "不能按清单填报", "rows 只能填 places，并且只用于按子项推进的类型或积木里的填报任务；否则请留空"));
        }
        FormCheck.check(spec, "block".equals(type.runs()), spec.form() == null ? null : bundle.forms().get(spec.form()), findings);
    }

    private static void days(UserTask task, String property, String what, Integer read, List<Finding> findings) {
        String days = ModelReader.properties(task).get(property);
        if (days != null && !days.isBlank() && read == null) {
            findings.add(new Finding(name(task), what + days + "”不是天数", "请填 1 至 999 的整数，或留空"));
        }
    }

    private void gateways(BpmnModelInstance model, List<Finding> findings) {
        Map<FlowNode, Long> leading = model.getModelElementsByType(SequenceFlow.class).stream().collect(groupingBy(SequenceFlow::getSource, counting()));
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            if (leading.getOrDefault(gateway, 0L) > 1 && gateway.getDefault() == null) {
                findings.add(new Finding(name(gateway), "没有默认去向", "请把其中一条连线设为默认（Default Flow）"));
            }
        }
        for (ConditionExpression condition : model.getModelElementsByType(ConditionExpression.class)) {
            if (!Expressions.isOneName(condition.getTextContent().strip())) {
                findings.add(new Finding(name((BpmnModelElementInstance) condition.getParentElement()), "的条件“" + condition.getTextContent().strip() + "”不被允许",
                        "条件只能是一个勾选项的名称，例如 ${finished}；and、or、not、empty、true 之类不能作名称"));
            }
        }
    }

    /** Of the product's own code a model may call only what is published for it. */
    private void steps(BpmnModelInstance model, List<Finding> findings) {
        Set<String> steps = Set.of(beans.getBeanNamesForType(JavaDelegate.class, true, false));
        Set<String> listeners = Set.of(beans.getBeanNamesForType(ExecutionListener.class, true, false));
        model.getModelElementsByType(ServiceTask.class).forEach(task -> published(task, task.getCamundaDelegateExpression(), steps, findings));
        model.getModelElementsByType(CamundaExecutionListener.class)
                .forEach(listener -> published(listener, listener.getCamundaDelegateExpression(), listeners, findings));
    }

    private static void published(ModelElementInstance element, String expression, Set<String> allowed, List<Finding> findings) {
        String step = expression == null ? null : expression.replaceAll("[${}\\s]", "");
        if (step == null || !allowed.contains(step)) {
            findings.add(new Finding(name(element), "调用了没有公布的程序", "服务任务只能使用产品公布的步骤：" + String.join("、", new TreeSet<>(allowed))));
        }
    }

    /** The nearest name an author would recognise. */
    private static String name(ModelElementInstance element) {
        for (ModelElementInstance e = element; e != null; e = e.getParentElement()) {
            String name = e.getAttributeValue("name");
            if (name != null && !name.isBlank()) {
                return name.replaceAll("\\s+", "");
            }
            if (e.getAttributeValue("id") != null && (e.getParentElement() == null || e instanceof SequenceFlow || e instanceof SubProcess)) {
                return e.getAttributeValue("id");
            }
        }
        return "模型";
    }
}
