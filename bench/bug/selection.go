package bug

import (
	"flag"
	"regexp"
	"slices"
	"strings"
)

// Selection says which cases of which files are wanted.
type Selection struct {
	// Files are the cases files.
	Files []string
	// ids matches anywhere in the id; nil wants all.
	ids *regexp.Regexp
	// categories that are wanted; empty wants all.
	categories []string
}

// Register adds the flags of a selection to a flag set.
func (s *Selection) Register(fs *flag.FlagSet) {
	fs.Func("cases", "cases `file`, JSON lines (repeatable)", func(file string) error {
		s.Files = append(s.Files, file)
		return nil
	})
	fs.Func("only", "`regexp` on the case's id", func(text string) (err error) {
		s.ids, err = regexp.Compile(text)
		return err
	})
	fs.Func("category", "`categories`, with commas; \"containers\" is the seven of containers", func(list string) error {
		s.categories = categories(list)
		return nil
	})
}

// categories reads the names of categories from a list with commas.
func categories(list string) []string {
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		switch name = strings.TrimSpace(name); name {
		case "":
		case "containers":
			out = append(out, ContainerCategories()...)
		default:
			out = append(out, name)
		}
	}
	return out
}

// ContainerCategories are the categories about a growing container; the goals are stated for them
// together.
func ContainerCategories() []string {
	return []string{"map", "lockmap", "slice", "queue", "cache", "zombie", "pending"}
}

// Cases reads the cases that are wanted, sorted by repository and id.
func (s *Selection) Cases() ([]Case, error) {
	cases, err := ReadCases(s.Files)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(cases, func(c Case) bool { return !s.wants(c) }), nil
}

func (s *Selection) wants(c Case) bool {
	return (s.ids == nil || s.ids.MatchString(c.ID)) &&
		(len(s.categories) == 0 || slices.Contains(s.categories, c.Category))
}
