package layout

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// deadLinks returns the links of a page, at a path from the root, that lead to
// no file of the tree. Links to other sites and within the page are not followed.
func deadLinks(page, text string, exists func(string) bool) []string {
	var dead []string
	for _, m := range regexp.MustCompile(`\]\(([^)\s]+)\)`).FindAllStringSubmatch(text, -1) {
		target, _, _ := strings.Cut(m[1], "#")
		if target == "" || strings.Contains(target, "://") {
			continue
		}
		if !exists(path.Join(path.Dir(page), target)) {
			dead = append(dead, page+": "+m[1])
		}
	}
	return dead
}

func TestLinksLeadSomewhere(t *testing.T) {
	base := root(t)
	pages := []string{"README.md", "CHANGELOG.md", "CONTRIBUTING.md"}
	for _, pattern := range []string{"docs/*.md", "docs/*/*.md", "examples/*/*.md", "bench/*.md"} {
		found, err := filepath.Glob(filepath.Join(base, filepath.FromSlash(pattern)))
		require.NoError(t, err)
		for _, file := range found {
			rel, err := filepath.Rel(base, file)
			require.NoError(t, err)
			pages = append(pages, filepath.ToSlash(rel))
		}
	}
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(base, filepath.FromSlash(page)))
		require.NoError(t, err)
		assert.Empty(t, deadLinks(page, string(text), func(target string) bool { return exists(t, target) }))
	}
}

func TestLinkCheckSeesDeadLinks(t *testing.T) {
	text := "[a](json.md#top) [b](#here) [c](https://example.com/x) [d](../README.md) [e](gone.md)"
	have := map[string]bool{"docs/json.md": true, "README.md": true}
	assert.Equal(t, []string{"docs/x.md: gone.md"}, deadLinks("docs/x.md", text, func(p string) bool { return have[p] }))
}
