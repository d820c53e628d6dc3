package gclplugin_test

import (
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/gclplugin"
)

func TestPluginIsRegistered(t *testing.T) {
	build, err := register.GetPlugin(gclplugin.Name)
	require.NoError(t, err)
	p, err := build(nil) // no settings
	require.NoError(t, err)
	assert.Equal(t, register.LoadModeTypesInfo, p.GetLoadMode())
	list, err := p.BuildAnalyzers()
	require.NoError(t, err)
	require.NoError(t, analysis.Validate(list))
	for _, a := range list {
		assert.NotEqual(t, gclplugin.Name, a.Name, "golangci-lint shows only names that are not the linter's")
		assert.Len(t, a.Requires[0].FactTypes, 1)
	}
}

func TestSettings(t *testing.T) {
	for name, conf := range map[string]any{
		"all": map[string]any{
			"rules": []any{"-mapgrow"}, "min-confidence": map[string]any{"default": "high", "rules": map[string]any{"slicegrow": "low"}}, "tests": true, "generated": true,
			"bounded": []any{map[string]any{"name": "a.T", "reason": "one for each tenant"}},
			"library": "package example.com/lib\nDrop shrink one on=arg0 key=1\n", "digests": false,
		},
		"some": map[string]any{"rules": []any{"mapgrow", "slicegrow"}},
	} {
		_, err := gclplugin.New(conf)
		assert.NoError(t, err, name)
	}
	for want, conf := range map[string]any{
		`unknown key "levle"; there are rules, min-confidence, tests, generated, bounded, library, digests`: map[string]any{"levle": "high"},
		`unknown key "rule"; did you mean rules?`:                                                           map[string]any{"rule": []any{"mapgrow"}},
		`min-confidence: low, medium or high expected, found "sure"`:                                        map[string]any{"min-confidence": "sure"},
		`unknown rule "mapgro"; did you mean mapgrow?`:                                                      map[string]any{"rules": []any{"mapgro"}},
		"bounded: an entry needs a name and a reason":                                                       map[string]any{"bounded": []any{map[string]any{"name": "a.T"}}},
		`library:1: `: map[string]any{"library": "nonsense"},
		`tests: true or false expected, found "yes"`:                           map[string]any{"tests": "yes"},
		"exclude: golangci-lint excludes paths itself; use linters.exclusions": map[string]any{"exclude": []any{"x"}},
	} {
		_, err := gclplugin.New(conf)
		assert.ErrorContains(t, err, want)
	}
	p, err := gclplugin.New(map[string]any{"digests": false})
	require.NoError(t, err)
	list, err := p.BuildAnalyzers()
	require.NoError(t, err)
	assert.Empty(t, list[0].Requires[0].FactTypes)
}
