package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/google/pprof/profile"

	"github.com/growthlint/growthlint/bench/interval"
)

// probePackage is how the import path of the probe's package ends.
const probePackage = "/_growthlintprobe."

// share counts samples of the processor: all of them, and those in the probe's package. It is a
// part of the process's own time, so that other processes do not move it as they move seconds.
type share struct{ all, probe int64 }

// sample runs the instrumented tests once more, each under a profile of the processor.
func (o options) sample(ctx context.Context, suites []suite) (share, error) {
	var sum share
	for _, s := range suites {
		file := s.with + ".cpu"
		if _, _, err := o.tests(ctx, s, s.with, os.DevNull, "-test.cpuprofile", file); err != nil {
			return sum, err
		}
		data, err := os.ReadFile(file)
		if err != nil || len(data) == 0 {
			continue // tests that end their process leave none
		}
		p, err := profile.ParseData(data)
		if err != nil {
			return sum, fmt.Errorf("the profile of %s cannot be read: %w", s.path, err)
		}
		sum.add(p)
	}
	return sum, nil
}

// add counts the samples of a profile.
func (s *share) add(p *profile.Profile) {
	for _, one := range p.Sample {
		n := one.Value[0]
		s.all += n
		if slices.ContainsFunc(one.Location, inProbe) {
			s.probe += n
		}
	}
}

// inProbe reports whether a location is in the probe's package, inlined or not.
func inProbe(l *profile.Location) bool {
	return slices.ContainsFunc(l.Line, func(line profile.Line) bool {
		return line.Function != nil && strings.Contains(line.Function.Name, probePackage)
	})
}

func (s share) String() string {
	_, most := interval.Wilson(s.probe, s.all)
	return fmt.Sprintf("%d of %d samples of the processor are in the probe: %.2f%%, at most %.2f%% with 97.5%% confidence", s.probe, s.all, 100*float64(s.probe)/float64(s.all), 100*most)
}
