package cn.shishi.workbook;

import cn.shishi.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an .xlsx row by row, never as a whole, and refuses what is none or holds too much. */
public final class WorkbookReader {

    private static final int MOST_SHEETS = 30;

    static {
        ZipSecureFile.setMaxEntrySize(64L << 20);
        ZipSecureFile.setMaxFileCount(2_000);
    }

    private WorkbookReader() {}

    public static List<Table> read(Path file) {
        try {
            ZipLimits.check(file);
            try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
                return sheets(new XSSFReader(opened, true));
            }
        } catch (SheetReader.TooMuch more) {
            throw more.refusal();
        } catch (Refusal said) {
            throw said;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException broken) {
            // A part that is missing or names another kind of part ends in whatever the library happens to throw
            throw broken.getMessage() != null && broken.getMessage().contains("Zip bomb") ? ZipLimits.bomb()
                    : Refusal.invalid("工作簿已损坏或格式不规范，不能读入；请用 Excel 或 WPS 打开、另存后再上传。");
        }
    }

    private static List<Table> sheets(XSSFReader reader) throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        SharedStrings strings = reader.getSharedStringsTable();
        DateFormats dates = new DateFormats(reader.getStylesTable(), from1904(reader));
        List<Table> tables = new ArrayList<>();
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext()) {
            try (InputStream xml = sheets.next()) {
                if (tables.size() == MOST_SHEETS) {
                    throw Refusal.invalid("工作表超过 " + MOST_SHEETS + " 个，请删去无关的工作表后再上传。");
                }
                SheetReader sheet = new SheetReader(sheets.getSheetName(), strings, dates);
                parse(xml, sheet);
                tables.add(sheet.table());
            }
        }
        return tables;
    }

    private static boolean from1904(XSSFReader reader) throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        boolean[] found = {false};
        try (InputStream xml = reader.getWorkbookData()) {
            parse(xml, new DefaultHandler() {
                @Override
                public void startElement(String uri, String name, String qualified, Attributes attributes) {
                    String flag = attributes.getValue("date1904");
                    found[0] |= "workbookPr".equals(name) && ("1".equals(flag) || "true".equals(flag));
                }
            });
        }
        return found[0];
    }

    private static void parse(InputStream xml, ContentHandler handler) throws IOException, SAXException, ParserConfigurationException {
        XMLReader parser = XMLHelper.newXMLReader();
        parser.setContentHandler(handler);
        parser.parse(new InputSource(xml));
    }
}
