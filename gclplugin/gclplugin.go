// Package gclplugin makes growthlint a linter of golangci-lint (version 2), as a module
// plugin: importing it registers the plugin growthlint. docs/integrations.md says how
// to build a golangci-lint with it.
package gclplugin

import (
	"fmt"

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
	s, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("settings of growthlint: %w", err)
	}
	settings, err := s.settings()
	if err != nil {
		return nil, err
	}
	return &plugin{settings: settings, digests: s.Digests == nil || *s.Digests}, nil
}

type plugin struct {
	settings *summary.Settings
	digests  bool
}

// BuildAnalyzers returns the analyzers of all rules: golangci-lint puts the name of
// each before its messages, so that exclusions can name a rule.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return passes.New(p.settings, summary.Options{Digests: p.digests}), nil
}

// GetLoadMode asks for types.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }
