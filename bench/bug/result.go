package bug

import (
	"fmt"

	"github.com/growthlint/growthlint/bench/checkout"
)

// Result is what became of one case, a line of a results file.
type Result struct {
	ID          string `json:"id"`
	Repo        string `json:"repo"`
	Category    string `json:"category"`
	Container   string `json:"container"`
	Scope       string `json:"scope"`
	Difficulty  string `json:"difficulty"`
	SilentAfter *bool  `json:"silent_after"`
	// Tool stamps the tool and its arguments; Whole says that it saw the module.
	Tool  string `json:"tool"`
	Whole bool   `json:"whole"`
	Bug   Side   `json:"bug"`
	Fix   Side   `json:"fix"`
}

// Side is what the tool said at one commit.
type Side struct {
	// State is one of ok, failed, no checkout.
	State string `json:"state"`
	// Level is the highest confidence about the case's target: 0 low, 1 medium,
	// 2 high, -1 where nothing was said.
	Level int      `json:"level"`
	Rules []string `json:"rules"`
	// Others counts the findings about other things, Errors the troubles reported.
	Others int `json:"others"`
	Errors int `json:"errors"`
	// Err says why there is no report, or that it is of a package not seen in full.
	Err string `json:"err"`
	// Seconds is what all attempts took.
	Seconds float64 `json:"secs"`
	// Hits are the findings about the target, each on a line.
	Hits []string `json:"hits,omitempty"`
}

// resultOf copies what a result keeps of its case.
func resultOf(c Case) Result {
	return Result{ID: c.ID, Repo: c.Repo, Category: c.Category, Container: c.Container,
		Scope: c.Scope, Difficulty: c.Difficulty, SilentAfter: c.SilentAfter}
}

// Scored reports whether the tool gave a report at both commits.
func (r Result) Scored() bool { return r.Bug.State == StateOK && r.Fix.State == StateOK }

// Found reports whether the bug was found with at least that confidence.
func (r Result) Found(level int) bool { return r.Scored() && r.Bug.Level >= level }

// Due reports whether the fix must silence the tool.
func (r Result) Due() bool { return r.SilentAfter == nil || *r.SilentAfter }

// Silent reports whether nothing of at least that confidence is said of a bug
// that was found and whose fix must silence the tool.
func (r Result) Silent(level int) bool {
	return r.Found(level) && r.Due() && r.Fix.Level < level
}

// Label is what a line or a difference says of a side.
func (s Side) Label() string {
	if s.State != StateOK {
		return s.State
	}
	if s.Level == checkout.Absent {
		return "nothing"
	}
	return checkout.LevelName(s.Level)
}

// With returns what two scopes said at one commit together. What concerns one
// run, such as its time, stays the first one's.
func (s Side) With(o Side) Side {
	s.Level = max(s.Level, o.Level)
	s.Hits = append(append([]string{}, s.Hits...), o.Hits...)
	return s
}

// ReadResults reads a results file by id; one that is not there holds none.
func ReadResults(path string) (map[string]Result, error) {
	list, err := checkout.ReadLinesIfThere[Result](path, false)
	if err != nil {
		return nil, err
	}
	results := map[string]Result{}
	for _, r := range list {
		results[r.ID] = r
	}
	return results, nil
}

// checkSame returns an error when results on file come from another tool or
// scope than this run's: a table must not mix them. Results without a stamp
// come from the reference scorer, which writes none, and are taken as they are.
func checkSame(results map[string]Result, path, stamp string, whole bool) error {
	for _, r := range results {
		if r.Tool != "" && (r.Tool != stamp || r.Whole != whole) {
			return fmt.Errorf("%s holds results of another tool or scope: name another file for -out, or move it away and give it as -previous", path)
		}
	}
	return nil
}
