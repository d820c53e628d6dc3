package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// actionFile is action.yml.
type actionFile struct {
	Inputs  map[string]struct{ Description, Default string }
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []actionStep
	}
}

type actionStep struct {
	ID, If, Shell, Run, Uses string
	Env, With                map[string]string
}

// TestActionPassesInputsThroughTheEnvironment holds that no text of a workflow gets
// into a script, that script and action agree on the inputs, and that what others
// have written is pinned by commit.
func TestActionPassesInputsThroughTheEnvironment(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "action.yml"))
	require.NoError(t, err)
	var action actionFile
	require.NoError(t, yaml.Unmarshal(text, &action))
	script, err := os.ReadFile(filepath.Join("..", "..", "action", "growthlint.sh"))
	require.NoError(t, err)

	assert.Equal(t, "composite", action.Runs.Using)
	passed := map[string]bool{}
	for _, step := range action.Runs.Steps {
		if step.Uses != "" {
			assert.Regexp(t, `@[0-9a-f]{40}$`, step.Uses)
			continue
		}
		assert.Equal(t, "bash", step.Shell)
		assert.NotContains(t, step.Run, "${{")
		name, ok := strings.CutPrefix(step.Run, `"$GITHUB_ACTION_PATH/action/growthlint.sh" `)
		assert.True(t, ok, step.Run)
		assert.Contains(t, string(script), "\n"+name+"() {\n")
		for variable, value := range step.Env {
			if variable == "ACTION_REF" {
				assert.Equal(t, "${{ github.action_ref }}", value)
				continue
			}
			input := strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(variable, "INPUT_")), "_", "-")
			assert.Equal(t, "${{ inputs."+input+" }}", value)
			passed[variable] = true
		}
	}
	for _, variable := range regexp.MustCompile(`INPUT_[A-Z_]+`).FindAllString(string(script), -1) {
		assert.True(t, passed[variable] || variable == "INPUT_", "the script reads %s, which no step sets", variable)
	}
	for name, input := range action.Inputs {
		assert.NotEmpty(t, input.Description, name)
		assert.Regexp(t, `\$\{\{[^}]*\binputs\.`+name+`\b`, string(text), "nothing reads the input")
	}
	for name, output := range action.Outputs {
		assert.Equal(t, "${{ steps.check.outputs."+name+" }}", output.Value)
		assert.Contains(t, string(script), "output "+name+" ")
	}
	assert.True(t, slices.ContainsFunc(action.Runs.Steps, func(s actionStep) bool { return strings.HasPrefix(s.Uses, "actions/cache@") }))
}

// TestCIPageKnowsTheAction holds that the page tells of each input and output, and
// that its workflows give the action no others.
func TestCIPageKnowsTheAction(t *testing.T) {
	var action actionFile
	text, err := os.ReadFile(filepath.Join("..", "..", "action.yml"))
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(text, &action))
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "ci.md"))
	require.NoError(t, err)
	for name := range action.Inputs {
		assert.Contains(t, string(page), "`"+name+"`")
	}
	for name := range action.Outputs {
		assert.Contains(t, string(page), "`"+name+"`")
	}
	for _, m := range regexp.MustCompile(`uses: ([^@\s]+)@(\S+)`).FindAllStringSubmatch(string(page), -1) {
		if m[1] == "growthlint/growthlint" {
			assert.Equal(t, released().Version, m[2])
		} else {
			assert.Regexp(t, `^[0-9a-f]{40}$`, m[2], m[1])
		}
	}
	uses := regexp.MustCompile(`(?m)uses: growthlint/growthlint@\S+\n +with:\n((?: {10}.*\n)+)`).FindAllStringSubmatch(string(page), -1)
	require.Len(t, uses, 2)
	for _, m := range uses {
		var with map[string]string
		require.NoError(t, yaml.Unmarshal([]byte(m[1]), &with))
		for name := range with {
			assert.Contains(t, action.Inputs, name)
		}
	}
}
