/** What old-browser.ts uses of puppeteer 2.1, which brings no types of its own. */
declare module "puppeteer-core" {
  export interface ElementHandle {
    evaluate(act: (element: Element) => void): Promise<void>;
    focus(): Promise<void>;
  }

  export interface Page {
    readonly keyboard: { sendCharacter(text: string): Promise<void> };
    setViewport(size: { width: number; height: number; isMobile: boolean; hasTouch: boolean }): Promise<void>;
    setDefaultTimeout(milliseconds: number): void;
    on(event: "pageerror", listener: (error: Error) => void): void;
    on(event: "response", listener: (answer: { status(): number; url(): string }) => void): void;
    goto(url: string): Promise<unknown>;
    goBack(): Promise<unknown>;
    url(): string;
    evaluate<T>(act: (...given: string[]) => T, ...given: string[]): Promise<T>;
    $$eval(selector: string, read: (elements: Element[]) => string): Promise<string>;
    $x(path: string): Promise<ElementHandle[]>;
    waitForXPath(path: string): Promise<unknown>;
    waitForSelector(selector: string): Promise<unknown>;
    waitForFunction(test: (text: string) => boolean, options: object, text: string): Promise<unknown>;
    screenshot(options: { path: string }): Promise<unknown>;
  }

  export interface Browser {
    newPage(): Promise<Page>;
    close(): Promise<void>;
  }

  const puppeteer: {
    launch(options: {
      executablePath: string;
      headless: boolean;
      args: string[];
      env: Record<string, string>;
    }): Promise<Browser>;
  };
  export default puppeteer;
}
