package probe

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed overlay/*.go.txt
var overlay embed.FS

// Build says what the probe's own package does unless the environment says otherwise.
type Build struct {
	// Module is the path of the main module, by which logs are told apart.
	Module string
	// Log is a file, "-" for standard error, "" for none; Every a duration between two
	// lines, 0 for none but the last; Metrics an address.
	Log, Every, Metrics string
	// Quiet writes no line where nothing has changed: for tests.
	Quiet bool
	// Expvar publishes, Signals writes a last line when a signal ends the process.
	Expvar, Signals bool
}

// Sources are the files of the probe's own package by name.
func Sources(b Build, list []Candidate) (map[string][]byte, error) {
	names := []string{"counters", "log"}
	if b.Expvar {
		names = append(names, "expvar")
	}
	if b.Metrics != "" {
		names = append(names, "metrics")
	}
	if b.Signals {
		names = append(names, "signals")
	}
	out := map[string][]byte{}
	for _, name := range names {
		text, err := overlay.ReadFile("overlay/" + name + ".go.txt")
		if err != nil {
			return nil, err
		}
		out[name+".go"] = text
	}
	out["table.go"] = table(b, list)
	return out, nil
}

// table is the file of what differs from build to build.
func table(b Build, list []Candidate) []byte {
	var w strings.Builder
	fmt.Fprintf(&w, "package probe\n\nconst (\n\tcandidates = %d\n\tmodule = %q\n\tbuiltLog = %q\n\tbuiltEvery = %q\n\tbuiltMetrics = %q\n\tquiet = %t\n)\n\n",
		len(list), b.Module, b.Log, b.Every, b.Metrics, b.Quiet)
	fmt.Fprintf(&w, "var table = [candidates]candidate{\n")
	for _, c := range list {
		fmt.Fprintf(&w, "\t{%q, %q, %q, %q, %q, %q, %q, %q, %q},\n", c.ID, c.Rule, c.Confidence, c.Kind, c.Name, c.Site, c.Measure, c.Message, c.Remedy)
	}
	w.WriteString("}\n")
	return []byte(w.String())
}
