package cli

import "fmt"

// whyOutput refuses formats that have no form for answers.
func whyOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Answers == nil {
			return fmt.Errorf("why has no form in %s; write -format text or -format json", out.format.Name)
		}
	}
	return nil
}

// rankOutput refuses formats that have no form for a ranking.
func rankOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Ranking == nil {
			return fmt.Errorf("rank has no form in %s; write -format text, -format json or -format html", out.format.Name)
		}
	}
	return nil
}

// probeOutput refuses formats that have no form for what a log tells.
func probeOutput(outs []output) error {
	for _, out := range outs {
		if out.format.Counting == nil && out.format.Name != "text" && out.format.Name != "json" {
			return fmt.Errorf("probe report has no form in %s; write -format text, -format json or -format html", out.format.Name)
		}
	}
	return nil
}
