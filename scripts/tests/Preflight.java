// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Runs PDFBox's preflight over the PDFs of a folder; prints the error codes it finds, by file.
 *
 * It knows PDF/A-1b alone, so that a right PDF/A-3b file leaves a few codes; the caller says
 * which are allowed.
 */
public final class Preflight {
    public static void main(String[] arguments) throws Exception {
        File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        StringBuilder json = new StringBuilder();
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (File file : files) {
            found.put(file.getName(), codes(file));
        }
        for (Map.Entry<String, TreeSet<String>> entry : found.entrySet()) {
            json.append(json.length() == 0 ? "" : ",").append('"').append(entry.getKey());
            json.append("\":[\"").append(String.join("\",\"", entry.getValue())).append("\"]");
        }
        System.out.println("{" + json + "}");
    }

    private static TreeSet<String> codes(File file) throws Exception {
        ValidationResult result;
        try {
            PreflightParser parser = new PreflightParser(file);
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                result = document.getResult();
            }
        } catch (SyntaxValidationException problem) {
            result = problem.getResult();
        }
        TreeSet<String> codes = new TreeSet<>();
        for (ValidationResult.ValidationError error : result.getErrorsList()) {
            codes.add(error.getErrorCode());
        }
        codes.add("judged");
        return codes;
    }
}
