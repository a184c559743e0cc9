import edu.emory.mathcs.nlp.component.template.node.NLPNode;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A word a line, an empty line after each sentence, on standard input; NLP4J's tag of each name word (BILOU) on standard output. */
public class Tags {
  public static void main(String[] arguments) throws Exception {
    NLPDecoder decoder = new NLPDecoder(new FileInputStream(arguments[0]));
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, "UTF-8");
    List<String> words = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (!line.isEmpty()) {
        words.add(line);
        continue;
      }
      NLPNode[] nodes = new NLPNode[words.size() + 1];
      nodes[0] = new NLPNode();
      nodes[0].toRoot();
      for (int i = 0; i < words.size(); i++) nodes[i + 1] = new NLPNode(i + 1, words.get(i));
      if (!words.isEmpty()) decoder.decode(nodes);
      for (int i = 1; i < nodes.length; i++) out.println(nodes[i].getNamedEntityTag());
      words.clear();
    }
    out.flush();
  }
}
