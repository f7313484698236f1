package cn.shishi.release;

import cn.shishi.identity.People;
import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import cn.shishi.type.Finding;
import cn.shishi.type.ModelCheck;
import cn.shishi.type.ProjectTypes;
import cn.shishi.type.TaskSpec;
import cn.shishi.type.TypeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What a type that comes at run time has to keep beyond the model check: it is a type, it has its own name, it calls nothing of the product's. */
@Component
class TypeRules {

    private static final int NAME = 50;

    private final ModelCheck check;
    private final ProjectTypes types;
    private final People people;

    TypeRules(ModelCheck check, ProjectTypes types, People people) {
        this.check = check;
        this.types = types;
        this.people = people;
    }

    /** Sentences for whoever made the files; empty is well. */
    List<String> broken(Bundle bundle) {
        List<String> unread = unreadable(bundle);
        if (!unread.isEmpty()) {
            return unread;
        }
        List<Finding> foreign = check.foreign(bundle);
        if (!foreign.isEmpty()) {
            return foreign.stream().map(Finding::sentence).distinct().toList();
        }
        BpmnModelInstance model = bundle.models().get(0);
        if (model.getModelElementsByType(Process.class).size() != 1) {
            return List.of("模型里应当正好一个流程：一个文件一个流程，不用泳池。");
        }
        List<String> broken = new ArrayList<>();
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        TypeModel type = bundle.type();
        identity(type, process, bundle, broken);
        forms(model, bundle, broken);
        calls(model, broken);
        roles(type, broken);
        check.findings(bundle).stream().map(Finding::sentence).forEach(broken::add);
        return broken.stream().distinct().toList();
    }

    private static List<String> unreadable(Bundle bundle) {
        List<String> unread = new ArrayList<>();
        bundle.files().forEach((name, content) -> {
            try {
                Bundle one = new Bundle(Map.of(name, content));
                one.models();
                one.forms();
            } catch (Refusal refused) {
                unread.add(refused.getMessage());
            }
        });
        return unread;
    }

    private void identity(TypeModel type, Process process, Bundle bundle, List<String> broken) {
        if (!bundle.files().containsKey("bpmn/" + type.key() + ".bpmn")) {
            broken.add("编号“" + type.key() + "”与文件名不同：请把流程的 ID 和 .bpmn 文件名改成一样。");
        }
        if (!process.isExecutable()) {
            broken.add("流程不可执行：请点画布空白处，勾选 Executable。");
        }
        if (type.name() != null && type.name().length() > NAME) {
            broken.add("名称太长：类型的名称最多 " + NAME + " 字。");
        }
        if (type.runs() != null && !type.forParts()) {
            broken.add("“按什么推进”是“" + type.runs() + "”：运行时只能增加项目类型，请点画布空白处，选子项或点位；产品自带的流程和积木不能由此更换。");
        }
        Optional<TypeModel> taken = types.latest(type.key());
        if (taken.isPresent() && !taken.get().forParts()) {
            broken.add("编号“" + type.key() + "”是产品自带的“" + taken.get().name() + "”，不能更换：请给流程和文件另起一个编号。");
        } else if (taken.isPresent() && !taken.get().name().equals(type.name())) {
            broken.add("编号“" + type.key() + "”是已有的类型“" + taken.get().name() + "”，新版本的名称须与它相同：请改回名称；如是另一种类型，请另起一个编号。");
        }
        types.forParts().stream().filter(t -> t.name().equals(type.name()) && !t.key().equals(type.key())).forEach(t -> broken.add(
                "名称“" + t.name() + "”已是类型“" + t.key() + "”的名称：年度清单按名称选用，请另起一个名称；如要改那个类型，请用它的编号。"));
    }

    private static void forms(BpmnModelInstance model, Bundle bundle, List<String> broken) {
        Set<String> named = model.getModelElementsByType(UserTask.class).stream().map(t -> "forms/" + t.getCamundaFormRef() + ".form").collect(Collectors.toSet());
        bundle.forms().keySet().stream().filter(id -> !bundle.files().containsKey("forms/" + id + ".form")).forEach(id -> broken.add(
                "表单“" + id + "”与文件名不同：请把表单 ID 和 .form 文件名改成一样。"));
        bundle.files().keySet().stream().filter(f -> f.startsWith("forms/") && !named.contains(f)).forEach(f -> broken.add(
                "表单“" + f.substring("forms/".length()) + "”没有任务使用：请核对任务上填的表单编号，或不要交来这个文件。"));
    }

    /** A type steers by its tasks; what the product's own processes may call is not for it. */
    private void calls(BpmnModelInstance model, List<String> broken) {
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            String block = String.valueOf(call.getCalledElement());
            if (block.contains("{") || types.latest(block).filter(t -> "block".equals(t.runs())).isEmpty()) {
                broken.add("“" + name(call) + "”调用了“" + block + "”，没有这块积木：请套“验收”“征询”或“整改”模板。");
            }
        }
        Stream.concat(model.getModelElementsByType(ServiceTask.class).stream(), model.getModelElementsByType(CamundaExecutionListener.class).stream())
                .forEach(e -> broken.add("“" + name(e) + "”要运行程序：项目类型里不用 Service Task 和监听器，请改用填报、签核或积木。"));
    }

    private void roles(TypeModel type, List<String> broken) {
        Map<String, String> known = people.workRoleNames();
        for (TaskSpec task : type.tasks().values()) {
            Stream.of(task.role(), task.fallsTo()).filter(r -> r != null && !r.isBlank() && !known.containsKey(r)).forEach(r -> broken.add(
                    "“" + task.name() + "”的办理角色“" + r + "”不存在：请在模板里重新选择角色。"));
        }
    }

    /** The nearest name an author would recognise. */
    private static String name(ModelElementInstance element) {
        for (ModelElementInstance e = element; e != null; e = e.getParentElement()) {
            String name = e.getAttributeValue("name");
            if (name != null && !name.isBlank()) {
                return name.replaceAll("\\s+", "");
            }
        }
        return "模型";
    }
}
