package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
)

// initialise is the init command: it writes the configuration and, where GitHub's is
// found, a workflow, and says what to add to files that are there. It asks nothing and
// replaces nothing.
func (c *command) initialise(o *options) (string, error) {
	s := &setup{root: repositoryRoot(o.dir), dir: o.dir, ref: version()}
	if s.ref == unreleased {
		s.ref = "main"
	}
	if err := s.write(filepath.Join(o.dir, config.Name), starterConfig); err != nil {
		return "", err
	}
	if s.has(".github") {
		if err := s.write(filepath.Join(s.root, ".github", "workflows", "growthlint.yml"), s.workflow()); err != nil {
			return "", err
		}
	}
	s.found(".gitlab-ci.yml", "add this job", s.gitlabJob())
	s.found(".pre-commit-config.yaml", "add this under repos", s.hook())
	for _, name := range []string{".golangci.yml", ".golangci.yaml", ".golangci.toml", ".golangci.json"} {
		s.found(name, "with a golangci-lint that has the plugin ("+pageURL("docs/integrations.md")+"#golangci-lint), this enables it", golangciSettings)
	}
	s.say("next: growthlint ./...\n" +
		"If it finds more than you mend today, record what is there and look at what comes in:\n" +
		"  growthlint -baseline growthlint.jsonl -write-baseline ./...\n" +
		"  growthlint -baseline growthlint.jsonl ./...\n" +
		"More of that: " + pageURL("docs/adopting.md") + "\n")
	return s.text.String(), nil
}

// setup is what init has found, written and said.
type setup struct {
	root, dir string
	// ref is the tag or branch by which a pipeline names growthlint.
	ref  string
	text strings.Builder
}

func (s *setup) say(text string) { s.text.WriteString(text) }

// has reports whether the repository has a file of that name.
func (s *setup) has(name string) bool {
	_, err := os.Stat(filepath.Join(s.root, name))
	return err == nil
}

// write makes a new file, and its directory.
func (s *setup) write(path, text string) error {
	shown, err := filepath.Rel(s.dir, path)
	if err != nil {
		shown = path
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return fmt.Errorf("cannot write %s: %w", shown, err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		s.say(shown + ": is there, and left as it is\n")
		return nil
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w; allow writing to its directory", shown, err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("cannot write %s: %w", shown, err)
	}
	s.say(shown + ": written\n")
	return nil
}

// found says what to add to a file that the repository has.
func (s *setup) found(name, what, text string) {
	if s.has(name) {
		s.say(fmt.Sprintf("%s: is there; %s:\n\n%s\n", name, what, text))
	}
}
