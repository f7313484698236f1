package cn.shishi.platform;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Chinese text for a page: escaped, and no line ends between a number and its unit. */
@Component
public class Typeset {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("\\d[\\d.]*\\p{IsHan}");

    public String html(String text) {
        return text == null ? "" : NUMBER_AND_UNIT.matcher(HtmlUtils.htmlEscape(text, "UTF-8")).replaceAll("<span class=\"n\">$0</span>");
    }
}
