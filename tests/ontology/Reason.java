import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/** Prints what keeps an ontology (a file) out of OWL 2 DL, then its unsatisfiable classes; nothing where all is well. */
public class Reason {
    public static void main(String[] arguments) throws Exception {
        OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(arguments[0]));
        TreeSet<String> found = new TreeSet<>();
        for (OWLProfileViolation each : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            found.add("not OWL 2 DL: " + each);
        }
        if (found.isEmpty()) {
            Reasoner reasoner = new Reasoner(ontology);
            if (!reasoner.isConsistent()) {
                found.add("inconsistent");
            } else {
                for (OWLClass each : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
                    found.add("unsatisfiable: " + each.getIRI());
                }
            }
        }
        found.forEach(System.out::println);
        System.out.println("read: " + ontology.getAxiomCount() + " axioms");
    }
}
