package heads

import "github.com/growthlint/growthlint/bench/checkout"

// Run is what the tool gave on one head, a line of a runs file.
type Run struct {
	Head
	// Tool stamps the tool and its arguments.
	Tool string `json:"tool"`
	// Err says why there is no report; empty where there is one.
	Err string `json:"err"`
	// Errors are the troubles reported: packages not seen in full.
	Errors   []checkout.Trouble `json:"errors"`
	Size     Size               `json:"size"`
	Seconds  float64            `json:"secs"`
	Findings []checkout.Finding `json:"findings"`
}

// KeptRuns reads a runs file; of several runs of a head the last one counts.
func KeptRuns(path string) (map[string]Run, error) {
	list, err := checkout.ReadLinesIfThere[Run](path, false)
	if err != nil {
		return nil, err
	}
	kept := map[string]Run{}
	for _, run := range list {
		kept[run.Head.String()] = run
	}
	return kept, nil
}
