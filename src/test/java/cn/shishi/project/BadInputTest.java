package cn.shishi.project;

import static org.assertj.core.api.Assertions.assertThat;

import cn.shishi.StreetTest;
import cn.shishi.ledger.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong is told with the field's own label, and nothing of the form is taken. */
class BadInputTest extends StreetTest {

    static final String LONG = "长".repeat(1_000_000);

    String part;

    @BeforeEach
    void begun() {
        part = street.project("量化任务") + "-1";
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("happened", "2020-03-03", "“完成时间”填写的2020年3月3日还没有到，台账只记已经发生的事；请核对日期。"),
                Arguments.of("happened", "2020年4月", "“完成时间”填写的2020年4月还没有到，台账只记已经发生的事；请核对日期。"),
                Arguments.of("happened", "近期", "“完成时间”填写的“近期”不是日期：请写 2020年9月15日、2020年9月、2020年9月底 或 2020-09-15，不要写“近期”一类的词。"),
                Arguments.of("happened", "2020年2月30日", "“完成时间”填写的“2020年2月30日”不是存在的日期，请核对后重填。"),
                Arguments.of("happened", "2020年13月", "“完成时间”填写的“2020年13月”不是存在的日期，请核对后重填。"),
                Arguments.of("happened", " ", "“完成时间”没有填写，请补上后再提交。"),
                Arguments.of("happened", LONG, "“完成时间”太长：最多 200 字，现有 1000000 字，请精简；详细内容可作为材料上传。"),
                Arguments.of("quantity", null, "“数量”没有填写，请补上后再提交。"),
                Arguments.of("quantity", -1, "“数量”不能是负数（-1）；如需更正以前的数字，请办理“更正”。"),
                Arguments.of("quantity", "-0.5", "“数量”不能是负数（-0.5）；如需更正以前的数字，请办理“更正”。"),
                Arguments.of("quantity", "十二", "“数量”填写的“十二”不是数字，请只填阿拉伯数字。"),
                Arguments.of("quantity", "12项", "“数量”填写的“12项”不是数字，请只填阿拉伯数字。"),
                Arguments.of("quantity", Double.NaN, "“数量”填写的“NaN”不是数字，请只填阿拉伯数字。"),
                Arguments.of("quantity", "1e999999999", "“数量”填写的“1e999999999”过大或小数过长，请核对单位，小数最多四位。"),
                Arguments.of("quantity", "1e-999999999", "“数量”填写的“1e-999999999”过大或小数过长，请核对单位，小数最多四位。"),
                Arguments.of("quantity", "0.00001", "“数量”填写的“0.00001”过大或小数过长，请核对单位，小数最多四位。"),
                Arguments.of("quantity", "9".repeat(1_000_000), "“数量”太长：最多 200 字，现有 1000000 字，请精简；详细内容可作为材料上传。"),
                Arguments.of("about", "大概", "“数量约略词”没有“大概”这一项，请从列表中选择。"),
                Arguments.of("finished", "也许", "“全部完成（年度收官）”填写的“也许”看不出是或否，请写“是”或“否”。"),
                Arguments.of("dimension", LONG, "“类别”太长：最多 200 字，现有 1000000 字，请精简；详细内容可作为材料上传。"),
                Arguments.of("operator", LONG, "“实施单位”太长：最多 200 字，现有 1000000 字，请精简；详细内容可作为材料上传。"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryWithAMistakeIsRefused(String field, Object value, String sentence) {
        Map<String, Object> form = new HashMap<>(Map.of("happened", "2020-03-02", "quantity", 3));
        form.put(field, value);
        assertRefused(sentence, () -> street.does("jingban", part, "record-quantity", form), part);
    }

    @Test
    void theSameEntryWithoutAMistakeIsTaken() {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-02", "quantity", "3", "about", "约"));
        assertThat(street.facts(part, Kind.MEASURE)).hasSize(1);
    }

    @Test
    void aDecisionMustBeOneOfTheTwo() {
        recorded();
        signing(Map.of("decision", "maybe"), "“意见”没有“maybe”这一项，请从列表中选择。");
        signing(Map.of(), "“意见”没有填写，请补上后再提交。");
        signing(Map.of("decision", "return"), "退回必须写明理由，请在“理由”一栏填写后再提交。");
        signing(Map.of("decision", "return", "reason", " \n "), "退回必须写明理由，请在“理由”一栏填写后再提交。");
        signing(Map.of("decision", "return", "reason", LONG), "“理由”太长：最多 3000 字，现有 1000000 字，请精简；详细内容可作为材料上传。");
        street.does("fenguan", part, "sign-quantity", Map.of("decision", "return", "reason", "请补材料"));
        assertThat(street.open(part)).containsExactly("record-quantity");
    }

    @Test
    void aMilestoneNeedsItsDay() {
        String site = street.site(street.project("加装电梯", "02") + "-1", "某路1弄2号");
        assertRefused("“评估完成日期”没有填写，请写明是哪一天的事。",
                () -> street.does("juwei", site, "record-assessment", Map.of("fit", true)), site);
        assertRefused("“评估完成日期”没有填写，请写明是哪一天的事。",
                () -> street.does("juwei", site, "record-assessment", Map.of()), site);
        street.does("juwei", site, "record-assessment", Map.of("fit", true, "milestoneDay", "2020-03-02"));
        assertThat(street.open(site)).containsExactly("sign-assessment");
    }

    @Test
    void aPaperThatMustBeThereIsMissed() {
        String site = street.site(street.project("加装电梯", "02") + "-1",
                Map.of("siteName", "某路1弄2号", "earlier", "评估适合：2019年"));
        street.approves("fenguan", site, "sign-carry-in");
        Map<String, Object> form = Map.of("passed", true, "milestoneDay", "2020-03-01");
        String sentence = "缺少必须的材料：征询结果公告。请先上传材料，再提交“登记征询结果”。";
        assertRefused(sentence, () -> street.does("juwei", site, "record-consultation", form), site);
        street.gives("juwei", site, "record-consultation", "照片");
        assertRefused(sentence, () -> street.does("juwei", site, "record-consultation", form), site);
        street.gives("juwei", site, "record-consultation", "征询结果公告");
        street.does("juwei", site, "record-consultation", form);
        assertThat(street.open(site)).containsExactly("sign-consultation");
    }

    private void recorded() {
        street.does("jingban", part, "record-quantity", Map.of("happened", "2020-03-02", "quantity", 3, "finished", false));
    }

    private void signing(Map<String, Object> form, String sentence) {
        assertRefused(sentence, () -> street.does("fenguan", part, "sign-quantity", form), part);
    }
}
