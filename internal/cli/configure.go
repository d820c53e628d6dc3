package cli

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
)

// noConfig is the value of -config that reads no file.
const noConfig = "none"

// configFlags registers the flags that say the same as keys of the configuration, and
// say it instead of it.
func configFlags(fs *flag.FlagSet, raw *rawFlags) {
	over := &raw.over
	fs.StringVar(&raw.config, "config", "", "read the configuration `FILE` instead of the nearest "+config.Name+", or none")
	fs.Func("rules", "run only the rules `a,b`, or with -rules=-a,-b all but these", func(s string) error {
		over.Rules = ofFlag("rules", strings.Split(s, ","))
		return nil
	})
	fs.Func("min-confidence", "report findings of `CONFIDENCE` low, medium or high and above, for some rules as medium,slicegrow=high (default medium)", func(s string) error {
		return setConfidences(&over.MinConfidence, raw.ruleNames, s)
	})
	fs.Func("fail-on", "exit with 1 for findings of `CONFIDENCE` high, medium or low and above, or none (default: what is reported)", func(s string) error {
		if _, ok := finding.ParseConfidence(s); !ok && s != "none" {
			return fmt.Errorf("must be high, medium, low or none")
		}
		over.FailOn = ofFlag("fail-on", s)
		return nil
	})
	truth := func(name, usage string, to *config.Value[bool]) {
		fs.BoolFunc(name, usage, func(s string) error {
			v, err := strconv.ParseBool(s)
			*to = ofFlag(name, v)
			return err
		})
	}
	truth("tests", "analyse test files too", &over.Tests)
	truth("generated", "report on generated files too", &over.Generated)
}

// ofFlag is a setting that a flag made.
func ofFlag[T any](name string, v T) config.Value[T] {
	return config.Value[T]{V: v, Set: true, At: config.Place{File: "flag -" + name}}
}

func setConfidences(to *config.Confidences, rules []string, text string) error {
	if _, ok := finding.ParseConfidence(text); !ok && !strings.ContainsAny(text, ",=") {
		return errors.New("must be low, medium or high")
	}
	t, err := finding.ParseThresholds(rules, text)
	if err != nil {
		return err
	}
	*to = config.Confidences{Default: ofFlag("min-confidence", t.Default), Rules: map[string]config.Value[finding.Confidence]{}}
	for rule, c := range t.Rules {
		to.Rules[rule] = ofFlag("min-confidence", c)
	}
	return nil
}

// configure finds and reads the configuration, lays the flags over it and checks what
// both say together.
func (c *command) configure(o *options, raw *rawFlags) error {
	base := &config.Config{}
	var err error
	if o.configFile, err = configFile(o.dir, raw.config); err != nil {
		return err
	}
	names := ruleNames(c.rules)
	if o.configFile != "" {
		if base, err = config.Load(o.configFile, names, newPathBase(o.dir).relative); err != nil {
			return faults(err)
		}
	}
	if raw.over.MinConfidence.Default.Set {
		base.MinConfidence = config.Confidences{}
	}
	o.config = raw.over.Over(base)
	o.rules, err = selectRules(c.rules, strings.Join(o.config.Rules.V, ","))
	return err
}

// configFile returns the file to read, "" for none.
func configFile(dir, named string) (string, error) {
	switch named {
	case "":
		return config.Find(dir)
	case noConfig:
		return "", nil
	}
	return filepath.Clean(within(dir, named)), nil
}

// faults puts several errors, one a line, below a heading.
func faults(err error) error {
	if strings.Contains(err.Error(), "\n") {
		return fmt.Errorf("the configuration has several faults:\n%w", err)
	}
	return err
}
