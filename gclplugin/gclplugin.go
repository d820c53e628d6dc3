// Package gclplugin makes growthlint a linter of golangci-lint (version 2), as a module
// plugin: importing it registers the plugin growthlint. docs/integrations.md says how
// to build a golangci-lint with it.
package gclplugin

import (
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/passes"
	"github.com/growthlint/growthlint/passes/summary"
)

// Name is the linter's name: what enable and nolint take.
const Name = "growthlint"

func init() { register.Plugin(Name, New) }

// New makes the plugin from its settings as golangci-lint has read them.
func New(conf any) (register.LinterPlugin, error) {
	s, opts, err := settings(conf)
	if err != nil {
		return nil, err
	}
	return &plugin{settings: s, options: opts}, nil
}

type plugin struct {
	settings *summary.Settings
	options  summary.Options
}

// BuildAnalyzers returns the analyzers of all rules: golangci-lint puts the name of
// each before its messages, so that exclusions can name a rule.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return passes.New(p.settings, p.options), nil
}

// GetLoadMode asks for types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
