package report

import (
	"fmt"
	"io"

	"github.com/growthlint/growthlint/internal/finding"
)

func gitlabFormat() Format {
	return Format{
		Name: "gitlab", Summary: "GitLab's Code Quality report, compared with the target branch by fingerprint",
		FromRoot: true, Write: writeGitLab,
	}
}

type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

func writeGitLab(w io.Writer, r *Report, _ Style) error {
	issues := each(r.Findings, func(f finding.Finding) gitlabIssue {
		return gitlabIssue{
			Description: fullMessage(f), CheckName: f.Rule, Fingerprint: f.Fingerprint,
			Severity: gitlabSeverity(r.Levels.Of(f.Confidence)),
			Location: gitlabLocation{f.Position.File, gitlabLines{max(f.Position.Line, 1)}},
		}
	})
	if err := writeIndented(w, issues); err != nil {
		return fmt.Errorf("writing GitLab's report: %w", err)
	}
	return nil
}

func gitlabSeverity(l Level) string {
	switch l {
	case LevelError:
		return "major"
	case LevelWarning:
		return "minor"
	}
	return "info"
}
