/**
 * A part of the pane in a file of its own, which is loaded when it is first shown.
 *
 * Like React's `lazy`, but a part that could not be loaded is requested again when the surrounding `Failsafe` retries.
 */
import { type ComponentType, type ReactNode, createContext, lazy, useContext } from 'react';

/** A new object for each attempt of the surrounding Failsafe. */
const AttemptContext = createContext<object>({});

export function AttemptProvider({ attempt, children }: { attempt: object; children: ReactNode }) {
  return <AttemptContext.Provider value={attempt}>{children}</AttemptContext.Provider>;
}

interface Part<P> {
  readonly attempt: object;
  readonly Component: ComponentType<P>;
  hasFailed: boolean;
}

/** A component that is loaded when it is first rendered. */
export function loadable<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): ComponentType<P> {
  let part: Part<P> | undefined;
  const ask = (attempt: object): Part<P> => {
    const asked: Part<P> = {
      attempt,
      hasFailed: false,
      // What it renders is the part, with the part's properties.
      Component: lazy(() =>
        load().catch((error: unknown) => {
          asked.hasFailed = true;
          throw error;
        }),
      ) as unknown as ComponentType<P>,
    };
    return asked;
  };
  return function Loadable(props: P) {
    const attempt = useContext(AttemptContext);
    if (part === undefined || (part.hasFailed && part.attempt !== attempt)) part = ask(attempt);
    const { Component } = part;
    return <Component {...props} />;
  };
}
