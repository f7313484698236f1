package cn.shishi.release;

import cn.shishi.platform.Refusal;
import cn.shishi.type.Bundle;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A file as it arrives. Nothing of it is read as a model before all of this is well. */
record Incoming(String name, byte[] content) {

    static final int MOST = 30;
    static final int LARGEST = 2 * 1024 * 1024;
    static final int ALL = 5 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}\\.(bpmn|form)");

    /** The files under the names they are deployed by. */
    static Bundle bundle(List<Incoming> files) {
        if (files.isEmpty()) {
            throw Refusal.invalid("没有收到文件：请选择一个 .bpmn 文件和它的 .form 文件。");
        }
        if (files.size() > MOST || files.stream().mapToLong(f -> f.content.length).sum() > ALL) {
            throw Refusal.tooLarge("文件太多或太大：一次最多 " + MOST + " 个文件，合计不超过 5 MB。");
        }
        List<String> wrong = new ArrayList<>();
        Map<String, byte[]> named = new TreeMap<>();
        for (Incoming file : files) {
            file.check(wrong);
            if (named.put(file.path(), file.content) != null) {
                wrong.add("文件“" + file.shown() + "”交来了两次：请只留一个。");
            }
        }
        if (named.keySet().stream().filter(n -> n.startsWith("bpmn/")).count() != 1) {
            wrong.add("模型应当正好一个：一次交来一个 .bpmn 文件和它的 .form 文件。");
        }
        refuse(wrong);
        return new Bundle(named);
    }

    /** All that is wrong at once, a line each. */
    static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw Refusal.invalid(String.join("\n", wrong));
        }
    }

    private void check(List<String> wrong) {
        if (!NAME.matcher(shown()).matches()) {
            wrong.add("文件名“" + shown() + "”不合要求：只用小写字母、数字和连字符，以 .bpmn 或 .form 结尾，例如 aging-renovation.bpmn。");
        }
        if (content.length > LARGEST) {
            wrong.add("文件“" + shown() + "”太大：每个文件不超过 2 MB。");
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                wrong.add("文件“" + shown() + "”含有 DOCTYPE 或实体定义，不能接收：请用 Camunda Modeler 重新保存后再试。");
            }
        } catch (CharacterCodingException notUtf8) {
            wrong.add("文件“" + shown() + "”不是 UTF-8 文本：请用 Camunda Modeler 重新保存后再试。");
        }
    }

    private String path() {
        return (shown().endsWith(".bpmn") ? "bpmn/" : "forms/") + shown();
    }

    /** Without the folder some browsers send along. */
    private String shown() {
        String last = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.length() > 100 ? last.substring(0, 100) + "…" : last;
    }
}
